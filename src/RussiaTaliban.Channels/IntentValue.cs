namespace RussiaTaliban.Channels;

/// <summary>The JSON form of an intent in a button.</summary>
/// <param name="Do">Which intent: <c>ask</c>, <c>why</c>, <c>more</c>, <c>help</c>, <c>about</c>, <c>check-quote</c>, <c>cite</c>, <c>share</c>; null only in malformed input.</param>
internal sealed record IntentValue(string? Do)
{
    /// <summary>The question, where the intent has one.</summary>
    public string? Question { get; init; }

    /// <summary>How many passages are already known; null means none.</summary>
    public int? Skip { get; init; }

    /// <summary>A passage's address, where the intent has one.</summary>
    public string? Passage { get; init; }

    /// <summary>A conversation's name or id, where the intent has one.</summary>
    public string? Target { get; init; }

    /// <summary>A subscription's id, where the intent is about one.</summary>
    public string? Subscription { get; init; }

    /// <summary>How many days a pause lasts, or the bits of <see cref="RussiaTaliban.Chat.Weekdays"/> of a new subscription.</summary>
    public int? Days { get; init; }

    /// <summary>The time of a new subscription, <c>08:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>The IANA zone of a new subscription; null for the person's own.</summary>
    public string? Zone { get; init; }
}
