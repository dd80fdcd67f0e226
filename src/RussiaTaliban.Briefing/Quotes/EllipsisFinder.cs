namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Finds quotes that leave words out and mark the place: every fragment word for word, in order, within one section.</summary>
internal sealed class EllipsisFinder(ExactFinder exact)
{
    private static readonly string[] Negations = ["not", "no", "never", "none", "nor", "neither", "cannot", "without", "nobody", "nothing", "nowhere", "t"];

    /// <summary>The verdict; null if the quote has no ellipsis inside, or a fragment is not found.</summary>
    public QuoteVerdict? Find(TokenStream quote, int limit)
    {
        var fragments = Fragments(quote).ToList();
        if (fragments.Count < 2)
        {
            return null;
        }

        var places = exact.Find(fragments[0], limit)
            .Select(first => Chain(first, fragments))
            .Where(chain => chain.Count == fragments.Count)
            .ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var verdicts = places.Select(Verdict).ToList();
        var good = verdicts.Where(verdict => verdict.Outcome == QuoteOutcome.Verbatim).ToList();
        return good.Count > 0 ? good[0] with { Places = [.. good.Select(verdict => verdict.Place!)] } : verdicts[0];
    }

    private static IEnumerable<TokenStream> Fragments(TokenStream quote)
    {
        var start = 0;
        for (var at = 0; at <= quote.Count; at++)
        {
            if (at == quote.Count || quote[at].Kind == QuoteTokenKind.Ellipsis)
            {
                var fragment = ExactFinder.WithoutEdges(quote.Slice(start..at));
                if (fragment.Tokens.Any(token => token.IsWord))
                {
                    yield return fragment;
                }

                start = at + 1;
            }
        }
    }

    private List<ExactMatch> Chain(ExactMatch first, List<TokenStream> fragments)
    {
        var chain = new List<ExactMatch> { first };
        foreach (var fragment in fragments.Skip(1))
        {
            var last = chain[^1];
            var next = exact.Find(fragment, int.MaxValue)
                .Where(match => match.FirstPassage.Section == last.LastPassage.Section && match.Start >= last.End)
                .ToList();
            if (next.Count == 0)
            {
                break;
            }

            chain.Add(next[0]);
        }

        return chain;
    }

    private static QuoteVerdict Verdict(List<ExactMatch> chain)
    {
        var stream = chain[0].Article;
        var place = new QuotePlace([.. chain.SelectMany(match => stream.Pieces(match.Start, match.End))]);
        var difference = new List<DifferencePart>();
        var form = QuoteShape.Of(place) | QuoteForm.HasEllipsis | (chain[0].IsInitialOther ? QuoteForm.InitialCase : QuoteForm.None);
        for (var at = 0; at < chain.Count; at++)
        {
            difference.AddRange(Parts(stream, chain[at].Start, chain[at].End, DifferenceKind.Same));
            if (at + 1 < chain.Count)
            {
                var (start, end) = (chain[at].End, chain[at + 1].Start);
                difference.AddRange(Parts(stream, start, end, DifferenceKind.Omitted));
                if (HidesNegation(stream, start, end))
                {
                    form |= QuoteForm.OmitsNegation;
                }
            }
        }

        return new QuoteVerdict(form.HasFlag(QuoteForm.OmitsNegation) ? QuoteOutcome.Altered : QuoteOutcome.Verbatim, [place], form, difference);
    }

    private static IEnumerable<DifferencePart> Parts(TokenStream stream, int start, int end, DifferenceKind kind) =>
        stream.Pieces(start, end).Select(piece => new DifferencePart(kind, piece.Text, piece.Passage));

    /// <summary>True if a negation is left out within one sentence: the quote then says the opposite of what it is taken from.</summary>
    private static bool HidesNegation(TokenStream stream, int start, int end)
    {
        if (start >= end || stream[start - 1].Paragraph != stream[end].Paragraph)
        {
            return false;
        }

        var passage = stream.Passages[stream[start].Paragraph];
        return QuoteShape.Sentence(passage, stream[start - 1].Start) == QuoteShape.Sentence(passage, stream[end].Start)
            && Enumerable.Range(start, end - start).Any(token => Negations.Contains(stream[token].Key, StringComparer.OrdinalIgnoreCase));
    }
}
