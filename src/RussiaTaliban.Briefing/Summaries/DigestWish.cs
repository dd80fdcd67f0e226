namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A reader's preferences for a digest.</summary>
public sealed record DigestWish
{
    /// <summary>The usual digest.</summary>
    public static DigestWish Usual { get; } = new();

    /// <summary>At most this many sentences; 0 for titles only, <see cref="Everything"/> for sentences of every new article. Null for <see cref="Summarizer.MaxSentences"/>.</summary>
    public int? Sentences { get; init; }

    /// <summary>Only articles about one of these; empty for all.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>No articles about one of these; empty for none.</summary>
    public IReadOnlyList<string> NotSubjects { get; init; } = [];

    /// <summary>Stands for sentences of every new article.</summary>
    public const int Everything = 1_000;
}
