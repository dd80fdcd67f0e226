namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>A stretch of an analyzed text that a line of the corpus's synonyms is about.</summary>
/// <param name="First">The place of its first word among the text's terms.</param>
/// <param name="Last">The place of its last.</param>
/// <param name="Stem">The stem that stands for the line.</param>
internal readonly record struct SynonymMatch(int First, int Last, string Stem);
