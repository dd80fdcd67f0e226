namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A word that a question asks with, and all words of the corpus that would meet it.</summary>
/// <param name="Asked">As typed.</param>
/// <param name="Folded">As compared.</param>
/// <param name="Stem">As indexed.</param>
/// <param name="Idf">How much it tells; above 0.</param>
/// <param name="Related">The stems that meet it, itself included where the corpus has it.</param>
internal sealed record QuestionTerm(string Asked, string Folded, string Stem, double Idf, IReadOnlyList<RelatedStem> Related)
{
    /// <summary>The stem of the country that it helps to name; null where it names none.</summary>
    public string? Country { get; init; }

    /// <summary>The word or phrase around it, as typed, that the corpus's synonyms are about; null where they are not.</summary>
    public string? SynonymOf { get; init; }

    /// <summary>True for the first word of the question: its capital says nothing.</summary>
    public bool OpensSentence { get; init; }
}
