namespace RussiaTaliban.Briefing.Quotes;

/// <summary>One step along a quote and an article.</summary>
/// <param name="Quote">The quote's token; -1 where the article alone has one here.</param>
/// <param name="Article">The article's token; -1 where the quote alone has one here.</param>
/// <param name="IsSame">True where both tokens are equal.</param>
/// <param name="IsOmitted">True where the quote marks by an ellipsis that the article's token is left out.</param>
internal readonly record struct AlignmentStep(int Quote, int Article, bool IsSame, bool IsOmitted = false);
