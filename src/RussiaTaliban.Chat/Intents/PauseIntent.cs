namespace RussiaTaliban.Chat;

/// <summary>No deliveries for a while.</summary>
/// <param name="SubscriptionId">The subscription; null for all of this conversation that the speaker may change.</param>
/// <param name="Until">The first day of deliveries after it; null until resumed.</param>
public sealed record PauseIntent(string? SubscriptionId = null, PauseEnd? Until = null) : Intent;
