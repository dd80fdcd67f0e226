namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>A word that relates to another.</summary>
/// <param name="Word">The related word, folded.</param>
/// <param name="Kind">How it relates.</param>
/// <param name="Weight">How near the meaning is, above 0 to 1; rarer senses of either word weigh less.</param>
internal readonly record struct Relation(string Word, RelationKind Kind, float Weight);
