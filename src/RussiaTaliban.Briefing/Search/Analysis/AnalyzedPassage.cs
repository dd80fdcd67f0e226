using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

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

    /// <summary>The vector of the whole, of length 1; empty if no vectors are used.</summary>
    public float[] Vector { get; init; } = [];

    /// <summary>The vector of each sentence; empty if no vectors are used.</summary>
    public float[][] SentenceVectors { get; init; } = [];
}

/// <summary>A sentence of an <see cref="AnalyzedPassage"/>.</summary>
/// <param name="Span">Where it stands in the passage's text.</param>
/// <param name="FirstTerm">Its first term's place among the passage's terms.</param>
/// <param name="TermCount">How many terms it has; may be 0.</param>
/// <param name="Slots">What it could answer.</param>
internal readonly record struct AnalyzedSentence(TextSpan Span, int FirstTerm, int TermCount, AnswerSlots Slots);

/// <summary>A word of a text and the stem under which it is indexed; or a run of words that name a country or that the corpus's synonyms are about.</summary>
/// <param name="Stem">What the index compares: the same for <c>recognised</c> and <c>recognizing</c>; <c>@CN</c> for every way to name China.</param>
/// <param name="Word">The word itself and its place.</param>
internal readonly record struct AnalyzedTerm(string Stem, Word Word)
{
    /// <summary>Begins the stems of countries; no word's stem has it.</summary>
    public const string CountryMark = "@";

    /// <summary>Begins the stems that stand for a line of the corpus's synonyms; no word's stem has it.</summary>
    public const string SynonymMark = "=";

    /// <summary>True if this stands for a country, beside the words that name it.</summary>
    public bool IsCountry => Stem[0] == CountryMark[0];

    /// <summary>True for a word of the text; false for what stands beside words, for a country or for synonyms.</summary>
    public bool IsWord => !IsCountry && Stem[0] != SynonymMark[0];
}
