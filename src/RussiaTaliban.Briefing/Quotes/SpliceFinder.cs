namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Finds quotes that join pieces which stand apart in the corpus as if they followed one another.</summary>
internal sealed class SpliceFinder(ExactFinder exact)
{
    private const int MinWords = 4;
    private const int MaxPieces = 6;
    private const double MinShare = 0.9;

    /// <summary>The verdict; null if the quote is not made of such pieces.</summary>
    public QuoteVerdict? Find(TokenStream quote)
    {
        var pieces = new List<ExactMatch>();
        var covered = 0;
        for (var start = 0; start < quote.Count && pieces.Count < MaxPieces;)
        {
            if (Longest(quote, start) is var (match, length) && length > 0 && Words(quote, start, length) >= MinWords)
            {
                pieces.Add(match);
                covered += Words(quote, start, length);
                start += length;
            }
            else
            {
                start++;
            }
        }

        if (pieces.Count < 2 || covered < MinShare * Words(quote, 0, quote.Count))
        {
            return null;
        }

        var place = new QuotePlace([.. pieces.SelectMany(piece => piece.Article.Pieces(piece.Start, piece.End))]);
        return new QuoteVerdict(QuoteOutcome.Altered, [place], QuoteForm.Spliced, [.. Difference(pieces)]);
    }

    private static IEnumerable<DifferencePart> Difference(List<ExactMatch> pieces)
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            foreach (var part in piece.Article.Pieces(piece.Start, piece.End))
            {
                yield return new DifferencePart(DifferenceKind.Same, part.Text, part.Passage);
            }

            if (at + 1 < pieces.Count && pieces[at + 1] is var next && next.FirstPassage == piece.LastPassage && next.Start > piece.End)
            {
                foreach (var part in piece.Article.Pieces(piece.End, next.Start))
                {
                    yield return new DifferencePart(DifferenceKind.Missing, part.Text, part.Passage);
                }
            }
        }
    }

    /// <summary>The longest stretch from a token on that stands somewhere, by halving: every shorter one stands there too.</summary>
    private (ExactMatch Match, int Length) Longest(TokenStream quote, int start)
    {
        (ExactMatch Match, int Length) best = default;
        var (low, high) = (Math.Min(MinWords, quote.Count - start), quote.Count - start);
        for (var length = low; low <= high; length = (low + high) / 2)
        {
            if (exact.FindCut(quote.Slice(start..(start + length))) is { } match)
            {
                best = (match, length);
                low = length + 1;
            }
            else if (best.Length == 0)
            {
                break;
            }
            else
            {
                high = length - 1;
            }
        }

        return best;
    }

    private static int Words(TokenStream quote, int start, int length) => Enumerable.Range(start, length).Count(token => quote[token].IsWord);
}
