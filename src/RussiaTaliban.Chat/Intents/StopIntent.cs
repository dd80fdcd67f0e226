namespace RussiaTaliban.Chat;

/// <summary>No deliveries any more.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
public sealed record StopIntent(string? SubscriptionId = null) : Intent
{
    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }
}
