namespace RussiaTaliban.Chat;

/// <summary>A summary: the digest of the corpus, or of one article or section.</summary>
public sealed record SummaryIntent : Intent
{
    /// <summary>The section's number; null for no section by number.</summary>
    public int? Section { get; init; }

    /// <summary>Words that name a section or an article ("the conclusion"); null where none were given.</summary>
    public string? Of { get; init; }

    /// <summary>How many sentences were asked for; null for as many as is usual.</summary>
    public int? Sentences { get; init; }

    /// <summary>The whole message: where <see cref="Of"/> names nothing of the corpus it is a question. Null where no words came.</summary>
    public string? Said { get; init; }

    /// <summary>True where only news are asked for: "what's new?". Where there are none, the picks of before are offered and not shown.</summary>
    public bool OnlyNews { get; init; }

    /// <summary>True where only a length was said, "in three sentences": what was summarized last, or else the digest.</summary>
    public bool Again { get; init; }

    /// <summary>True where the picks of before are wanted although nothing is new.</summary>
    public bool WithStanding { get; init; }
}
