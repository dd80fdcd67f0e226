namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>A line of a question set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Q">The question.</param>
/// <param name="Kind">What kind it is: fact, paraphrase, typo, offtopic …</param>
/// <param name="Answers">Acceptable passages, best first, with or without the article's slug; empty if the corpus has no answer.</param>
internal sealed record QualityQuestion(string Id, string Q, string Kind, IReadOnlyList<string> Answers)
{
    /// <summary>Words that the highlights must contain; null or empty for none.</summary>
    public string? MustQuote { get; init; }

    /// <summary>Further passages that a full answer shows, each with words of it; null for none.</summary>
    public IReadOnlyDictionary<string, string>? AlsoQuote { get; init; }

    /// <summary>For quote checks: verbatim, altered or absent.</summary>
    public string? Expected { get; init; }

    /// <summary>The questions asked before in the same conversation; null for none.</summary>
    public IReadOnlyList<string>? Context { get; init; }

    /// <summary>Whether passages are named with their article's slug.</summary>
    public bool NamesArticles => Answers.Concat(AlsoQuote?.Keys ?? []).Any(name => name.Contains('/', StringComparison.Ordinal));
}
