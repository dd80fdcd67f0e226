namespace RussiaTaliban.Briefing.Search;

/// <summary>What one snapshot of the corpus has for a question.</summary>
/// <param name="Outcome">Answered, closest or not found.</param>
/// <param name="Hits">The passages, best first; empty exactly where nothing was found.</param>
public sealed record Answer(AnswerOutcome Outcome, IReadOnlyList<Hit> Hits)
{
    /// <summary>How the question was read where that differs from what was typed (a mended spelling, a completed follow-up); null where it does not.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Where nothing was found: the sections nearest in subject, best first, offered as not an answer. Otherwise empty.</summary>
    public IReadOnlyList<Section> NearestSections { get; init; } = [];

    /// <summary>True where the shown hits state different things about the same matter (two dates for one event).</summary>
    public bool HitsDiffer { get; init; }

    /// <summary>How many further hits stand behind those shown: 0 where "more" would show nothing.</summary>
    public int Remaining { get; init; }

    /// <summary>A remark about the search that the reader should see ("searched in exact words only: the article is in French"); null where there is none.</summary>
    public string? Remark { get; init; }
}
