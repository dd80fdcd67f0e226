namespace RussiaTaliban.Channels;

/// <summary>The JSON form of an intent in a button.</summary>
/// <param name="Do">Which intent: <c>ask</c>, <c>why</c>, <c>more</c>, <c>help</c>, <c>about</c>; null only in malformed input.</param>
internal sealed record IntentValue(string? Do)
{
    /// <summary>The question, where the intent has one.</summary>
    public string? Question { get; init; }

    /// <summary>How many passages are already known; null means none.</summary>
    public int? Skip { get; init; }

    /// <summary>A passage's address, where the intent has one.</summary>
    public string? Passage { get; init; }
}
