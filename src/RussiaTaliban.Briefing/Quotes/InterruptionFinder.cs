namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Finds direct speech that is quoted without the clause that says who speaks: “They are not heroes,” says Hallgren. “They are shift workers” as
/// “They are not heroes. They are shift workers”. Every word stands, in order; what is left out stands between the article's quotation marks.
/// </summary>
internal sealed class InterruptionFinder(QuoteIndex index)
{
    /// <summary>The most words of a clause that says who speaks.</summary>
    private const int LongestClause = 16;

    /// <summary>The least words of a quote that is looked for.</summary>
    private const int LeastWords = 4;

    /// <summary>The verdict; null where the quote does not stand so.</summary>
    public QuoteVerdict? Find(TokenStream quote)
    {
        var bare = ExactFinder.WithoutEdges(quote);
        if (bare.Tokens.Count(token => token.IsWord) < LeastWords)
        {
            return null;
        }

        var rarest = bare.Tokens.Where(token => token.IsWord).MinBy(token => index.Count(token.Key));
        foreach (var article in index.Holding(rarest.Key).Select(passage => passage.Article).Distinct())
        {
            var stream = index.Stream(article);
            for (var close = 1; close < stream.Count - 1; close++)
            {
                if (Opening(stream, close) is { } open && At(bare, stream, close, open) is { } verdict)
                {
                    return verdict;
                }
            }
        }

        return null;
    }

    /// <summary>Where speech goes on that is interrupted at a closing quotation mark; null where it is not.</summary>
    private static int? Opening(TokenStream stream, int close)
    {
        if (!stream[close].Is(Typography.QuotationMark) || stream[close - 1].IsWord || stream[close - 1].Paragraph != stream[close].Paragraph)
        {
            return null;
        }

        var words = 0;
        for (var at = close + 1; at < stream.Count && stream[at].Paragraph == stream[close].Paragraph && words <= LongestClause; at++)
        {
            if (stream[at].Is(Typography.QuotationMark))
            {
                return words > 0 && (stream[at - 1].Is(",") || stream[at - 1].Is(".") || stream[at - 1].Is(":")) && at + 1 < stream.Count ? at : null;
            }

            words += stream[at].IsWord ? 1 : 0;
        }

        return null;
    }

    private static QuoteVerdict? At(TokenStream quote, TokenStream stream, int close, int open)
    {
        var end = close;
        while (end > 0 && ExactFinder.IsLoose(stream[end - 1]))
        {
            end--;
        }

        for (var joint = 1; joint < quote.Count; joint++)
        {
            if (!quote[joint].SameAs(stream[open + 1]))
            {
                continue;
            }

            var left = joint;
            while (left > 0 && ExactFinder.IsLoose(quote[left - 1]))
            {
                left--;
            }

            var (start, last) = (end - left, open + 1 + quote.Count - joint);
            if (left > 0 && start >= 0 && last <= stream.Count
                && Enumerable.Range(0, left).All(at => quote[at].SameAs(stream[start + at]) || (at == 0 && quote[at].SameButForInitial(stream[start])))
                && Enumerable.Range(joint, quote.Count - joint).All(at => quote[at].SameAs(stream[open + 1 + at - joint]))
                && WordBoundary.Before(stream, start) == 0 && WordBoundary.After(stream, last) == 0)
            {
                var place = new QuotePlace([.. stream.Pieces(start, end), .. stream.Pieces(open + 1, last)]);
                var form = QuoteShape.Of(place) | QuoteForm.Interrupted | (quote[0].SameAs(stream[start]) ? QuoteForm.None : QuoteForm.InitialCase);
                return new QuoteVerdict(
                    QuoteOutcome.Verbatim,
                    [place],
                    form,
                    [.. Parts(stream, start, end, DifferenceKind.Same), .. Parts(stream, end, open + 1, DifferenceKind.Omitted), .. Parts(stream, open + 1, last, DifferenceKind.Same)]);
            }
        }

        return null;
    }

    private static IEnumerable<DifferencePart> Parts(TokenStream stream, int start, int end, DifferenceKind kind) =>
        stream.Pieces(start, end).Select(piece => new DifferencePart(kind, piece.Text, piece.Passage));
}
