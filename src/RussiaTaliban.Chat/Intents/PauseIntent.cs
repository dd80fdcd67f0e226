namespace RussiaTaliban.Chat;

/// <summary>No deliveries for a while.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
/// <param name="Until">The first day of deliveries after it; null until resumed.</param>
public sealed record PauseIntent(string? SubscriptionId = null, PauseEnd? Until = null) : Intent
{
    /// <summary>Which of them, where the words say so; null for all.</summary>
    public SubscriptionFilter? Which { get; init; }

    /// <summary>Words for an end that no calendar has, as typed; null where there are none. Text from people.</summary>
    public string? FaultyWords { get; init; }
}
