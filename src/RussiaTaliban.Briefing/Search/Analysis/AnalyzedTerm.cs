using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A word of a text and the stem under which it is indexed; or a run of words that name a country or that the corpus's synonyms are about.</summary>
/// <param name="Stem">What the index compares: the same for <c>recognised</c> and <c>recognizing</c>; <c>@CN</c> for every way to name China.</param>
/// <param name="Word">The word itself and its place.</param>
internal readonly record struct AnalyzedTerm(string Stem, Word Word)
{
    /// <summary>Begins the stems of countries; no word's stem has it.</summary>
    public const string CountryMark = "@";

    /// <summary>Begins the stems that stand for a line of the corpus's synonyms; no word's stem has it.</summary>
    public const string SynonymMark = "=";

    /// <summary>True where this stands for a country, beside the words that name it.</summary>
    public bool IsCountry => Stem[0] == CountryMark[0];

    /// <summary>True for a word of the text; false for what stands beside words, for a country or for synonyms.</summary>
    public bool IsWord => !IsCountry && Stem[0] != SynonymMark[0];
}
