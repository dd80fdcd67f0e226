using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Looks a quote taken earlier up in today's corpus: at its own position, then in its paragraph, then in its article; then what is nearest in its article.
/// Here every character counts, typography too: a receipt vouches for bytes.
/// </summary>
public static class QuoteVerifier
{
    /// <summary>The standing of a quote. Only the article it was taken from is looked at.</summary>
    public static QuoteStanding Verify(Quote quote, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(corpus);
        if (corpus.FindArticle(quote.Passage.Slug) is not { } article)
        {
            return new QuoteStanding(QuoteStatus.Gone, null, []);
        }

        if (corpus.Find(quote.Passage) is { } passage && StandsAt(passage, quote.Start, quote.Exact))
        {
            return new QuoteStanding(QuoteStatus.Verified, Piece(passage, quote.Start, quote), []) { IsParagraphEdited = IsEdited(passage, quote) };
        }

        return Elsewhere(quote, article) ?? Nearest(quote, article);
    }

    private static QuoteStanding? Elsewhere(Quote quote, Article article)
    {
        var places = article.Passages.SelectMany(passage => Positions(passage, quote.Exact).Select(start => (Passage: passage, Start: start))).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var (found, at) = places.MaxBy(place => Agreement(quote, place.Passage, place.Start));
        return new QuoteStanding(QuoteStatus.Verified, Piece(found, at, quote), [])
        {
            HasMoved = found.Id != quote.Passage,
            IsParagraphEdited = IsEdited(found, quote),
        };
    }

    private static QuoteStanding Nearest(Quote quote, Article article)
    {
        var verdict = QuoteLocator.Locate(new Corpus([article]), quote.Exact);
        if (verdict.Place is not { } place || verdict.Form.HasFlag(QuoteForm.Spliced))
        {
            return new QuoteStanding(QuoteStatus.Gone, null, []);
        }

        var piece = WithEdges(place.Pieces[0], quote.Exact);
        return new QuoteStanding(QuoteStatus.Changed, piece, StrictDifference.Of(quote.Exact, piece)) { HasMoved = piece.Passage.Id != quote.Passage };
    }

    /// <summary>
    /// The piece with as many marks before its first and after its last word as the quote has: to find a place they were set aside.
    /// </summary>
    private static QuotePiece WithEdges(QuotePiece piece, string exact)
    {
        var text = piece.Passage.Text;
        var (start, end) = (piece.Span.Start, piece.Span.End);
        for (var missing = MarksBefore(exact) - MarksBefore(piece.Text); missing > 0 && start > 0 && !char.IsLetterOrDigit(text[start - 1]); missing--)
        {
            start--;
        }

        for (var missing = MarksAfter(exact) - MarksAfter(piece.Text); missing > 0 && end < text.Length && !char.IsLetterOrDigit(text[end]); missing--)
        {
            end++;
        }

        return new QuotePiece(piece.Passage, new TextSpan(start, end - start));
    }

    private static int MarksBefore(string text) => text.TakeWhile(sign => !char.IsLetterOrDigit(sign)).Count();

    private static int MarksAfter(string text) => text.Reverse().TakeWhile(sign => !char.IsLetterOrDigit(sign)).Count();

    private static IEnumerable<int> Positions(Passage passage, string exact)
    {
        for (var at = passage.Text.IndexOf(exact, StringComparison.Ordinal); at >= 0; at = passage.Text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    /// <summary>How well a place agrees with where the quote was taken: its paragraph first, then the words around it.</summary>
    private static int Agreement(Quote quote, Passage passage, int start) =>
        (passage.Id == quote.Passage ? 1_000 : 0)
        + quote.Prefix.Reverse().Zip(passage.Text[..start].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count()
        + quote.Suffix.Zip(passage.Text[(start + quote.Exact.Length)..]).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool StandsAt(Passage passage, int start, string exact) =>
        start + exact.Length <= passage.Text.Length && passage.Text.AsSpan(start, exact.Length).SequenceEqual(exact);

    private static bool IsEdited(Passage passage, Quote quote) => Quote.HashOf(passage.Text) != quote.PassageHash;

    private static QuotePiece Piece(Passage passage, int start, Quote quote) => new(passage, new TextSpan(start, quote.Exact.Length));
}
