namespace RussiaTaliban.Briefing.Quotes;

/// <summary>How a quote fits best onto a stretch of an article.</summary>
/// <param name="Quote">The quote's tokens.</param>
/// <param name="Article">The article's tokens.</param>
/// <param name="Steps">In order; every token of the quote is in one.</param>
internal sealed record Alignment(TokenStream Quote, TokenStream Article, IReadOnlyList<AlignmentStep> Steps)
{
    /// <summary>
    /// 0 to 1: twice the words both have, over the words of both (Dice). Words left out at a marked ellipsis do not count.
    /// </summary>
    public double Similarity
    {
        get
        {
            var same = SameWords.Count();
            var quote = Quote.Tokens.Count(token => token.IsWord);
            var article = Steps.Count(step => step.Article >= 0 && !step.IsOmitted && Article[step.Article].IsWord);
            return same == 0 ? 0 : 2.0 * same / (quote + article);
        }
    }

    /// <summary>The most words in a row that both have.</summary>
    public int MaxRunLength
    {
        get
        {
            var (longest, run) = (0, 0);
            foreach (var step in Steps.Where(step => !IsMark(step)))
            {
                run = IsSameWord(step) ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }

            return longest;
        }
    }

    /// <summary>The quote's words that the article has too, letter case aside.</summary>
    public IEnumerable<QuoteToken> SameWords => Steps.Where(IsSameWord).Select(step => Quote[step.Quote]);

    public bool IsSameWord(AlignmentStep step) =>
        step.Quote >= 0 && step.Article >= 0 && Quote[step.Quote].IsWord && Quote[step.Quote].SameButForCase(Article[step.Article]);

    /// <summary>True if no word takes part in the step.</summary>
    public bool IsMark(AlignmentStep step) => (step.Quote < 0 || !Quote[step.Quote].IsWord) && (step.Article < 0 || !Article[step.Article].IsWord);
}

/// <summary>One step along a quote and an article.</summary>
/// <param name="Quote">The quote's token; -1 where the article alone has one here.</param>
/// <param name="Article">The article's token; -1 where the quote alone has one here.</param>
/// <param name="IsSame">True if both tokens are equal.</param>
/// <param name="IsOmitted">True if the quote marks by an ellipsis that the article's token is left out.</param>
internal readonly record struct AlignmentStep(int Quote, int Article, bool IsSame, bool IsOmitted = false);
