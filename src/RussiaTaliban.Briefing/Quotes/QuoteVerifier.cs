using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Looks a quote taken earlier up in today's corpus. First its bytes: at its own position, then elsewhere in its article, whatever name that has today. Then
/// what is read: the same words under other line ends or mark-up, or over the paragraphs into which their own was split. Then what has become of it: the
/// paragraph of its article that is nearest, of which only those words count that did not stand beside the quote when it was taken. Every character that is
/// read counts, typography too: a receipt vouches for what it shows.
/// </summary>
public static class QuoteVerifier
{
    /// <summary>The least share of its words that a changed quote has in common with what became of it.</summary>
    private const double LeastShare = 0.4;

    /// <summary>The least words that the two have in common.</summary>
    private const int LeastSame = 3;

    /// <summary>How much it says for a paragraph that it stands where the quote stood, or between the same words; a word in common says 1.</summary>
    private const double Agreeing = 2;

    /// <summary>The least share of its paragraphs by which an article is known under another name, where its title is the same.</summary>
    private const double LeastShared = 0.5;

    /// <summary>The standing of a quote.</summary>
    /// <param name="quote">The quote as it was taken.</param>
    /// <param name="corpus">Today's corpus.</param>
    /// <param name="former">
    /// The article as it was when the quote was taken; null if that is not known. Only with it can be told what has become of the quote from what has
    /// become of the words beside it.
    /// </param>
    /// <param name="names">The slugs under which the article was seen later, the latest first; null for none.</param>
    public static QuoteStanding Verify(Quote quote, Corpus corpus, Article? former = null, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(corpus);
        return ArticleToday(quote, corpus, former, names ?? []) is { } article
            ? In(article, quote, former) with { Article = article }
            : new QuoteStanding(QuoteStatus.Gone, null, []);
    }

    /// <summary>
    /// The article under its own name, unless another one has taken it; else the one of the same bytes; else the one that had them and was edited since; else
    /// the one that has most of its paragraphs under its title. Null if there is none.
    /// </summary>
    private static Article? ArticleToday(Quote quote, Corpus corpus, Article? former, IReadOnlyList<string> names)
    {
        var own = corpus.FindArticle(quote.Passage.Slug);
        return own is not null && Resembles(former, own) ? own
            : corpus.Articles.FirstOrDefault(other => other.Revision == quote.ArticleRevision)
                ?? names.Select(corpus.FindArticle).FirstOrDefault(other => other is not null && other != own && Resembles(former, other))
                ?? own
                ?? corpus.Articles.Where(other => former?.Title == other.Title && Shared(former, other) >= LeastShared).MaxBy(other => Shared(former!, other));
    }

    /// <summary>True if an article may be the former one, edited; always where the former one is not known.</summary>
    private static bool Resembles(Article? former, Article article) => former is null || article.Title == former.Title || Shared(former, article) > 0;

    /// <summary>The share of an article's paragraphs that another one has, 0 to 1.</summary>
    private static double Shared(Article former, Article other)
    {
        var texts = other.Passages.Select(passage => passage.Text).ToHashSet(StringComparer.Ordinal);
        return (double)former.Passages.Count(passage => texts.Contains(passage.Text)) / former.Passages.Count;
    }

    private static QuoteStanding In(Article article, Quote quote, Article? former)
    {
        var id = quote.Passage with { Slug = article.Slug };
        return article.Passages.FirstOrDefault(passage => passage.Id == id) is { } passage && StandsAt(passage, quote.Start, quote)
            ? new QuoteStanding(QuoteStatus.Verified, Piece(passage, quote.Start, quote), [])
            {
                HasMoved = id != quote.Passage,
                IsParagraphEdited = IsEdited(passage, quote),
            }
            : Elsewhere(quote, article) ?? AsRead(quote, article) ?? Nearest(quote, article, Descent.Of(quote, former, article));
    }

    private static QuoteStanding? Elsewhere(Quote quote, Article article)
    {
        var places = article.Passages.SelectMany(passage => Positions(passage, quote).Select(start => (Passage: passage, Start: start))).ToList();
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

    /// <summary>The same words as they are read: lines wrapped anew, mark-up added or taken out, the paragraph split.</summary>
    private static QuoteStanding? AsRead(Quote quote, Article article)
    {
        var exact = new ReadText(quote.Exact).Text;
        foreach (var passage in article.Passages.OrderByDescending(passage => passage.Id == quote.Passage))
        {
            var read = new ReadText(passage.Text);
            if (exact.Length > 0 && read.Text.IndexOf(exact, StringComparison.Ordinal) is >= 0 and var at && IsWhole(read.Text, at, exact.Length))
            {
                return new QuoteStanding(QuoteStatus.Verified, new QuotePiece(passage, read.Origin(at, exact.Length)), [])
                {
                    HasMoved = passage.Id != quote.Passage,
                    IsReset = true,
                };
            }
        }

        return Split(quote, exact, article);
    }

    private static QuoteStanding? Split(Quote quote, string exact, Article article)
    {
        foreach (var section in article.Sections)
        {
            for (var first = 0; first < section.Passages.Count; first++)
            {
                // The words begin in this paragraph and run over its end.
                var read = new ReadText(section.Passages[first].Text);
                var text = read.Text;
                for (var last = first + 1; last < section.Passages.Count && text.Length < exact.Length + read.Text.Length; last++)
                {
                    text += " " + new ReadText(section.Passages[last].Text).Text;
                    if (text.IndexOf(exact, StringComparison.Ordinal) is >= 0 and var at && at < read.Text.Length)
                    {
                        var length = Math.Min(exact.Length, read.Text.Length - at);
                        return new QuoteStanding(QuoteStatus.Verified, new QuotePiece(section.Passages[first], read.Origin(at, length)), [])
                        {
                            HasMoved = section.Passages[first].Id != quote.Passage,
                            IsParagraphEdited = true,
                            Split = [.. section.Passages.Skip(first).Take(last - first + 1)],
                        };
                    }
                }
            }
        }

        return null;
    }

    private static QuoteStanding Nearest(Quote quote, Article article, Descent? descent)
    {
        var tokens = TokenStream.Of(quote.Exact);
        var words = tokens.Tokens.Count(token => token.IsWord);
        (double Score, QuotePiece Piece)? best = null;
        foreach (var passage in article.Passages.Where(passage => !quote.Siblings.Contains(Quote.HashOf(passage.Text)[..Quote.SiblingHashLength], StringComparison.Ordinal)))
        {
            var stream = descent?.Rest(passage) ?? TokenStream.Of([passage]);
            var alignment = Aligner.Align(tokens, stream);
            var same = alignment.SameWords.Count();
            var touched = alignment.Steps.Where(step => step.Article >= 0).Select(step => step.Article).ToList();
            if (same == 0 || touched.Count == 0)
            {
                continue;
            }

            var piece = stream.Pieces(touched[0], touched[^1] + 1).First();
            var inPiece = Math.Max(1, touched.Count(at => stream[at].IsWord));
            var share = Math.Max(alignment.Similarity, (double)same / inPiece >= 0.8 && same >= LeastSame * 2 ? (double)same / inPiece : 0);
            var agreement = (Agreeing * (IsNear(quote, passage) ? 1 : 0)) + (descent?.Own(passage) ?? 0);
            if ((same >= Math.Min(LeastSame, words) && share >= LeastShare) && same + agreement > (best?.Score ?? 0))
            {
                best = (same + agreement, piece);
            }
        }

        if (best is not { } found)
        {
            return new QuoteStanding(QuoteStatus.Gone, null, []);
        }

        var whole = quote is { Prefix.Length: 0, Suffix.Length: 0 } && found.Piece.Passage.Id == quote.Passage && descent?.HasOthers(found.Piece.Passage) != true
            ? new QuotePiece(found.Piece.Passage, new TextSpan(0, found.Piece.Passage.Text.Length))
            : WithEdges(found.Piece, quote.Exact);
        return new QuoteStanding(QuoteStatus.Changed, whole, StrictDifference.Of(quote.Exact, whole)) { HasMoved = whole.Passage.Id != quote.Passage };
    }

    /// <summary>True if the paragraph has the quote's number, or the words that stood around the quote.</summary>
    private static bool IsNear(Quote quote, Passage passage) =>
        passage.Id == quote.Passage
        || (quote.Prefix.Length > 8 && passage.Text.Contains(quote.Prefix, StringComparison.Ordinal))
        || (quote.Suffix.Length > 8 && passage.Text.Contains(quote.Suffix, StringComparison.Ordinal));

    /// <summary>True if a stretch does not begin or end inside a word.</summary>
    private static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !char.IsLetterOrDigit(text[start]) || !char.IsLetterOrDigit(text[start - 1]))
        && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length - 1]) || !char.IsLetterOrDigit(text[start + length]));

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

    private static IEnumerable<int> Positions(Passage passage, Quote quote)
    {
        for (var at = passage.Text.IndexOf(quote.Exact, StringComparison.Ordinal); at >= 0; at = passage.Text.IndexOf(quote.Exact, at + 1, StringComparison.Ordinal))
        {
            if (IsCutAlike(passage.Text, at, quote))
            {
                yield return at;
            }
        }
    }

    /// <summary>How well a place agrees with where the quote was taken: its paragraph first, then the words around it.</summary>
    private static int Agreement(Quote quote, Passage passage, int start) =>
        (passage.Id == quote.Passage ? 1_000 : 0)
        + quote.Prefix.Reverse().Zip(passage.Text[..start].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count()
        + quote.Suffix.Zip(passage.Text[(start + quote.Exact.Length)..]).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool StandsAt(Passage passage, int start, Quote quote) =>
        start + quote.Exact.Length <= passage.Text.Length && passage.Text.AsSpan(start, quote.Exact.Length).SequenceEqual(quote.Exact) && IsCutAlike(passage.Text, start, quote);

    /// <summary>True if the quote begins and ends with whole words, as it did when it was taken: “was open” does not stand in “was opened”.</summary>
    private static bool IsCutAlike(string text, int start, Quote quote) =>
        (quote.Prefix is [.., var before] && char.IsLetterOrDigit(before)) || (quote.Suffix is [var after, ..] && char.IsLetterOrDigit(after)) || IsWhole(text, start, quote.Exact.Length);

    private static bool IsEdited(Passage passage, Quote quote) => Quote.HashOf(passage.Text) != quote.PassageHash;

    private static QuotePiece Piece(Passage passage, int start, Quote quote) => new(passage, new TextSpan(start, quote.Exact.Length));
}
