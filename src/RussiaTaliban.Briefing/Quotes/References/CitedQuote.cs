namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A quote with what a reader needs to find it.</summary>
/// <param name="Text">The quoted words, byte for byte.</param>
/// <param name="Article">The article.</param>
/// <param name="Place">Where in the article: <see cref="Citation.Label"/>.</param>
/// <param name="Link">Where the quote can be checked; null for none.</param>
public sealed record CitedQuote(string Text, ArticleDetails Article, string Place, Uri? Link);
