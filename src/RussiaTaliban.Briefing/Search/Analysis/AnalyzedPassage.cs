namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A passage's terms, parted into sentences. Immutable.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Ordinal">Its place in the corpus.</param>
/// <param name="Terms">Its terms in order.</param>
/// <param name="Sentences">Its sentences in order; at least one.</param>
/// <param name="Heading">The stems of its section's heading; empty for the lead.</param>
/// <param name="Title">The stems of its article's title.</param>
internal sealed record AnalyzedPassage(
    Passage Passage,
    int Ordinal,
    IReadOnlyList<AnalyzedTerm> Terms,
    IReadOnlyList<AnalyzedSentence> Sentences,
    IReadOnlyList<string> Heading,
    IReadOnlyList<string> Title)
{
    /// <summary>How many words it has; what stands beside words is not counted.</summary>
    public int Length { get; } = Terms.Count(term => term.IsWord);

    /// <summary>The vector of the whole, of length 1; empty where no vectors are used.</summary>
    public float[] Vector { get; init; } = [];

    /// <summary>The vector of each sentence; empty where no vectors are used.</summary>
    public float[][] SentenceVectors { get; init; } = [];
}
