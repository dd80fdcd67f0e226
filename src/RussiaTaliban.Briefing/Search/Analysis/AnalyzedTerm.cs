using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A word of a text and the stem under which it is indexed.</summary>
/// <param name="Stem">What the index compares; the same for <c>recognised</c>, <c>recognizing</c>.</param>
/// <param name="Word">The word itself and its place.</param>
internal readonly record struct AnalyzedTerm(string Stem, Word Word);
