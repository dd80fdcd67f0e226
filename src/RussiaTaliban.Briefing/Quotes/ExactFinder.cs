using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Finds where a run of words and marks stands in a corpus, typography aside.</summary>
internal sealed class ExactFinder(QuoteIndex index)
{
    private static readonly string[] LooseMarks = [Typography.QuotationMark, Typography.Dash, ",", ";", ":", "."];

    /// <summary>
    /// Every place, or at most <paramref name="limit"/>. Marks at the quote's edges belong to the sentence it was put into, so where it does not
    /// stand with them it is looked for without; and where it does not stand with its first letter's case, it is looked for without.
    /// </summary>
    public IReadOnlyList<ExactMatch> Find(TokenStream quote, int limit)
    {
        var (whole, bare) = (quote, WithoutEdges(quote));
        foreach (var anyInitial in (bool[])[false, true])
        {
            if (Scan(whole, anyInitial, limit, cutsAllowed: false) is { Count: > 0 } found)
            {
                return found;
            }

            if (bare.Count < whole.Count && Scan(bare, anyInitial, limit, cutsAllowed: false).Where(match => KeepsMood(quote, match)).ToList() is { Count: > 0 } foundBare)
            {
                return foundBare;
            }
        }

        return [];
    }

    /// <summary>A place where the tokens stand as they are, even where they cut through a word; null if there is none.</summary>
    public ExactMatch? FindCut(TokenStream quote) => Scan(quote, anyInitial: false, limit: 1, cutsAllowed: true) is [var match] ? match : null;

    /// <summary>The quote without the marks at its edges that are not its own. Question and exclamation marks are its own.</summary>
    public static TokenStream WithoutEdges(TokenStream quote)
    {
        var (start, end) = (0, quote.Count);
        while (start < end && IsLoose(quote[start]))
        {
            start++;
        }

        while (end > start && IsLoose(quote[end - 1]))
        {
            end--;
        }

        return quote.Slice(start..end);
    }

    /// <summary>True for a mark that may belong to the sentence that a quote was put into.</summary>
    public static bool IsLoose(QuoteToken token) => token.Kind == QuoteTokenKind.Ellipsis || (token.Kind == QuoteTokenKind.Mark && LooseMarks.Contains(token.Key));

    /// <summary>False if a full stop was put in the place of a question or exclamation mark.</summary>
    private static bool KeepsMood(TokenStream quote, ExactMatch match) =>
        !quote.Tokens.Reverse().TakeWhile(IsLoose).Any(token => token.Is("."))
        || match.End >= match.Article.Count
        || !(match.Article[match.End].Is("?") || match.Article[match.End].Is("!"));

    private List<ExactMatch> Scan(TokenStream quote, bool anyInitial, int limit, bool cutsAllowed)
    {
        var found = new List<ExactMatch>();
        if (Rarest(quote) is not { } rarest || (anyInitial && (quote.Count < 2 || !quote[0].IsWord)))
        {
            return found;
        }

        foreach (var article in index.Holding(quote[rarest].Key).Select(passage => passage.Article).Distinct())
        {
            var stream = index.Stream(article);
            for (var start = 0; start + quote.Count <= stream.Count; start++)
            {
                if (StandsAt(quote, stream, start, anyInitial, rarest) && (cutsAllowed || IsCleanCut(stream, start, start + quote.Count)))
                {
                    found.Add(new ExactMatch(stream, start, start + quote.Count, !quote[0].SameAs(stream[start])));
                    if (found.Count >= limit)
                    {
                        return found;
                    }
                }
            }
        }

        return found;
    }

    private static bool IsCleanCut(TokenStream stream, int start, int end) => WordBoundary.Before(stream, start) == 0 && WordBoundary.After(stream, end) == 0;

    private int? Rarest(TokenStream quote)
    {
        int? rarest = null;
        for (var at = 0; at < quote.Count; at++)
        {
            if (quote[at].IsWord && (rarest is null || index.Count(quote[at].Key) < index.Count(quote[rarest.Value].Key)))
            {
                rarest = at;
            }
        }

        return rarest;
    }

    private static bool StandsAt(TokenStream quote, TokenStream stream, int start, bool anyInitial, int first)
    {
        if (!Same(first))
        {
            return false;
        }

        for (var at = 0; at < quote.Count; at++)
        {
            if (!Same(at))
            {
                return false;
            }
        }

        return true;

        bool Same(int at) => quote[at].SameAs(stream[start + at]) || (anyInitial && at == 0 && quote[at].SameButForInitial(stream[start + at]));
    }
}

/// <summary>A stretch of an article's tokens that a quote equals.</summary>
/// <param name="Article">The article's tokens.</param>
/// <param name="Start">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="IsInitialOther">True if the first letter differs in case.</param>
internal readonly record struct ExactMatch(TokenStream Article, int Start, int End, bool IsInitialOther)
{
    public Passage FirstPassage => Article.Passages[Article[Start].Paragraph];

    public Passage LastPassage => Article.Passages[Article[End - 1].Paragraph];

    public QuotePlace Place => new([.. Article.Pieces(Start, End)]);
}
