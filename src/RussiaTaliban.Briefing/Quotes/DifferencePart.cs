namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A part of a word-level difference, in reading order. Parts are joined by one space.</summary>
/// <param name="Kind">Whose words these are.</param>
/// <param name="Text">The words. Those of the article are a substring of their paragraph; <see cref="DifferenceKind.Added"/> ones are text from people.</param>
/// <param name="Passage">The paragraph the words stand in; null for <see cref="DifferenceKind.Added"/>.</param>
public sealed record DifferencePart(DifferenceKind Kind, string Text, Passage? Passage);
