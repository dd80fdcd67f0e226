namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>A stem of the corpus that meets a question's word.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="Weight">How well: 1 for the word itself, less for related ones.</param>
/// <param name="Relation">How the two are related, in words that people read.</param>
internal readonly record struct RelatedStem(string Stem, double Weight, string Relation);
