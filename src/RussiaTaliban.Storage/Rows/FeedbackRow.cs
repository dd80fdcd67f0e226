namespace RussiaTaliban.Storage;

/// <summary>A word of feedback.</summary>
internal sealed class FeedbackRow
{
    /// <summary>SHA-256 over conversation, person and question: a later word replaces an earlier.</summary>
    public required string Key { get; init; }

    public required long At { get; set; }

    public required string Payload { get; set; }
}
