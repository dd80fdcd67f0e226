namespace RussiaTaliban.Chat;

/// <summary>What came of a word about subscriptions.</summary>
/// <param name="Outcome">Which of the cases.</param>
/// <param name="Subscriptions">Those it is about, as they stand now; empty where it is about none.</param>
public sealed record SubscriptionReply(SubscriptionOutcome Outcome, IReadOnlyList<SubscriptionView> Subscriptions) : Reply
{
    /// <summary>How many others here the words were about that the speaker may not change; from 0.</summary>
    public int NotTheirs { get; init; }

    /// <summary>The words that are at fault, as typed; null where none are. Text from people.</summary>
    public string? FaultyWords { get; init; }
}
