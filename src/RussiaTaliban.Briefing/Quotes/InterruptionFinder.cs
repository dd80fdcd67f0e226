namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Finds direct speech that is quoted without the clause that says who speaks: “They are not heroes,” says Hallgren. “They are shift workers” as
/// “They are not heroes. They are shift workers”. Every word stands, in order; what is left out stands between two stretches of one speech.
/// </summary>
internal sealed class InterruptionFinder(QuoteIndex index)
{
    /// <summary>The least words of a quote that is looked for.</summary>
    private const int LeastWords = 4;

    /// <summary>The verdict; null if the quote does not stand so.</summary>
    public QuoteVerdict? Find(TokenStream quote)
    {
        var bare = ExactFinder.WithoutEdges(quote);
        if (bare.Tokens.Count(token => token.IsWord) < LeastWords)
        {
            return null;
        }

        var rarest = bare.Tokens.Where(token => token.IsWord).MinBy(token => index.Count(token.Key));
        foreach (var passage in index.Holding(rarest.Key))
        {
            var stream = index.Stream(passage.Article);
            var spans = MessageParts.Marked(passage.Text).OrderBy(span => span.Start).ToList();
            for (var at = 1; at < spans.Count; at++)
            {
                var (before, after) = (spans[at - 1], spans[at]);
                if (after.Start <= before.End || !Speakers.Interrupts(passage.Text, before, after))
                {
                    continue;
                }

                var paragraph = stream.Passages.Index().First(one => one.Item == passage).Index;
                var tokens = Enumerable.Range(0, stream.Count).Where(token => stream[token].Paragraph == paragraph).ToList();
                var (last, first) = (tokens.FindLastIndex(token => stream[token].End <= before.End), tokens.FindIndex(token => stream[token].Start >= after.Start));
                if (last >= 0 && first > last && At(bare, stream, tokens[last] + 1, tokens[first]) is { } verdict)
                {
                    return verdict;
                }
            }
        }

        return null;
    }

    /// <summary>The verdict where the quote goes from before <paramref name="end"/> on at <paramref name="open"/>; null if it does not.</summary>
    private static QuoteVerdict? At(TokenStream quote, TokenStream stream, int end, int open)
    {
        while (end > 0 && ExactFinder.IsLoose(stream[end - 1]))
        {
            end--;
        }

        for (var joint = 1; joint < quote.Count; joint++)
        {
            if (!quote[joint].SameAs(stream[open]))
            {
                continue;
            }

            var left = joint;
            while (left > 0 && ExactFinder.IsLoose(quote[left - 1]))
            {
                left--;
            }

            var (start, last) = (end - left, open + quote.Count - joint);
            if (left > 0 && start >= 0 && last <= stream.Count
                && Enumerable.Range(0, left).All(at => quote[at].SameAs(stream[start + at]) || (at == 0 && quote[at].SameButForInitial(stream[start])))
                && Enumerable.Range(joint, quote.Count - joint).All(at => quote[at].SameAs(stream[open + at - joint]))
                && WordBoundary.Before(stream, start) == 0 && WordBoundary.After(stream, last) == 0)
            {
                var place = new QuotePlace([.. stream.Pieces(start, end), .. stream.Pieces(open, last)]);
                var form = QuoteShape.Of(place) | QuoteForm.Interrupted | (quote[0].SameAs(stream[start]) ? QuoteForm.None : QuoteForm.InitialCase);
                return new QuoteVerdict(
                    QuoteOutcome.Verbatim,
                    [place],
                    form,
                    [.. Parts(stream, start, end, DifferenceKind.Same), .. Parts(stream, end, open, DifferenceKind.Omitted), .. Parts(stream, open, last, DifferenceKind.Same)]);
            }
        }

        return null;
    }

    private static IEnumerable<DifferencePart> Parts(TokenStream stream, int start, int end, DifferenceKind kind) =>
        stream.Pieces(start, end).Select(piece => new DifferencePart(kind, piece.Text, piece.Passage));
}
