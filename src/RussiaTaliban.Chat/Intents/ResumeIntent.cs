namespace RussiaTaliban.Chat;

/// <summary>Deliveries go on after a pause.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
public sealed record ResumeIntent(string? SubscriptionId = null) : Intent
{
    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }
}
