namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A sentence that may be picked.</summary>
/// <param name="Passage">The paragraph it stands in.</param>
/// <param name="Span">Its place there.</param>
/// <param name="PlaceInSection">How many sentences of the section stand before it.</param>
/// <param name="Terms">Its terms with how often each occurs.</param>
/// <param name="Independence">How well it stands alone, 0 to 1.</param>
/// <param name="Continues">True where it opens with a thing that the sentence before it names: the two are best read together.</param>
internal sealed record SentenceCandidate(
    Passage Passage,
    TextSpan Span,
    int PlaceInSection,
    IReadOnlyDictionary<string, int> Terms,
    double Independence,
    bool Continues);
