namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A stretch of an article's tokens that a quote equals.</summary>
/// <param name="Article">The article's tokens.</param>
/// <param name="Start">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="IsInitialOther">True where the first letter differs in case.</param>
internal readonly record struct ExactMatch(TokenStream Article, int Start, int End, bool IsInitialOther)
{
    public Passage FirstPassage => Article.Passages[Article[Start].Paragraph];

    public Passage LastPassage => Article.Passages[Article[End - 1].Paragraph];

    public QuotePlace Place => new([.. Article.Pieces(Start, End)]);
}
