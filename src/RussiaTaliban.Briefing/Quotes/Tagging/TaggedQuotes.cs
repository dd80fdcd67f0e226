using System.Buffers;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes.Tagging;

/// <summary>
/// Joins what <see cref="QuoteReader"/> finds by the corpus with what <see cref="QuoteTagger"/> finds by the wording. The corpus has the say on what stands in it, to the
/// word; the tagger on which words beside that are the asker's, and on messages that nothing in the corpus comes near.
/// </summary>
public static partial class TaggedQuotes
{
    /// <summary>Where direct speech begins or ends: the words beyond are another's.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("“”\"«»„");

    /// <summary>The least words of a stretch that is taken for a quote.</summary>
    private const int LeastWords = 4;

    /// <summary>So many words of a quote stand together in an article before words beside them can be the asker's.</summary>
    private const int Anchor = 5;

    /// <summary>At most so many words at one end of a quote are the asker's.</summary>
    private const int MaxCut = 24;

    /// <summary>So many words next to a quote stand where the article's next words stand.</summary>
    private const int Near = 3;

    /// <summary>Below these log odds words beside a quote are the asker's, where the article's sentence goes on there for more than a few words.</summary>
    private const double InSentence = -2;

    /// <summary>The same where the article's sentence begins or ends there: nothing of it is replaced by them.</summary>
    private const double AtSentence = 0.5;

    /// <summary>The quote in a message; null if it asks something else.</summary>
    /// <param name="corpus">The corpus that it is held against.</param>
    /// <param name="message">The message as typed, lines and all.</param>
    /// <param name="read">What <see cref="QuoteReader.Read"/> made of it; null if it found no quote.</param>
    /// <param name="encoder">The encoder that the tagger reads with; it was taught English.</param>
    public static ReadQuote? Read(Corpus corpus, string message, ReadQuote? read, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(message);
        var outcome = read is null ? QuoteOutcome.Absent : QuoteLocator.Locate(corpus, read.Text).Outcome;
        var text = PastedText.WithoutAddresses(message);
        var tagger = QuoteTagger.Shipped;
        if (outcome == QuoteOutcome.Verbatim || tagger.Tag(text, encoder) is not { } tagged)
        {
            return read;
        }

        if (read is not null && At(text, read.Text) is { } place && Cut(corpus, text, place, tagged) is { } cut)
        {
            return Of(text, cut, read.Question);
        }

        if (outcome == QuoteOutcome.Altered)
        {
            return read;
        }

        // Nothing comes near what the corpus alone shows: what the wording sets apart may. A question that quotes is answered, with the verdict above.
        var stretches = tagged.Quotes.Where(stretch => Words(text, stretch) >= LeastWords).ToList();
        if (stretches.Count == 0 || (read is null && (tagged.Check < 0 || QuoteReader.ReadInQuestion(corpus, message) is not null)))
        {
            return read;
        }

        foreach (var stretch in stretches)
        {
            var found = Cut(corpus, text, stretch, tagged) ?? stretch;
            if (QuoteLocator.Locate(corpus, found.Of(text)).Outcome != QuoteOutcome.Absent && (read is not null || tagged.Check >= tagger.Sure || Words(text, found) > Anchor))
            {
                return Of(text, found, read?.Question);
            }
        }

        return read ?? (tagged.Check >= tagger.Sure ? Of(text, stretches.MaxBy(stretch => stretch.Length), null) : null);
    }

    /// <summary>
    /// A quote without the asker's words at its ends, where what is left stands word for word; null if nothing is to be cut or the rest does not stand so. Words that
    /// the article has beside the quote too are never the asker's: they are what was altered.
    /// </summary>
    private static TextSpan? Cut(Corpus corpus, string text, TextSpan quote, TaggedMessage tagged)
    {
        var words = Word().Matches(text).Where(word => word.Index >= quote.Start && word.Index + word.Length <= quote.End).Select(word => new TextSpan(word.Index, word.Length)).ToList();
        var finder = new ExactFinder(QuoteIndex.Of(corpus));
        if (words.Count < Anchor)
        {
            return null;
        }

        var first = Enumerable.Range(0, Math.Min(MaxCut, words.Count - Anchor) + 1).FirstOrDefault(at => Stands(at), -1);
        var last = Enumerable.Range(0, Math.Min(MaxCut, words.Count - Anchor) + 1).Select(cut => words.Count - Anchor - cut).FirstOrDefault(at => Stands(at), -1);
        if (first < 0 || last < first || (first == 0 && last + Anchor == words.Count))
        {
            return null;
        }

        var span = Between(words[first].Start, words[last + Anchor - 1].End);
        if (QuoteLocator.Locate(corpus, span.Of(text)) is not { Outcome: QuoteOutcome.Verbatim, Places: { Count: > 0 } places })
        {
            return null;
        }

        var (from, to) = (places[0].Pieces[0], places[0].Pieces[^1]);
        var (before, after) = (from.Passage.Text[SentenceOf(from).Start..from.Span.Start], to.Passage.Text[to.Span.End..Math.Max(to.Span.End, SentenceOf(to).End)]);
        before = before[(before.AsSpan().TrimEnd().LastIndexOfAny(Marks) is var open and > 0 ? open : 0)..];
        after = after[..(after.AsSpan().IndexOfAny(Marks) is > 0 and var close ? close + 1 : after.Length)];
        if (HoldsAStatement(text[quote.Start..span.Start]) || HoldsAStatement(text[span.End..quote.End]))
        {
            return null;
        }

        var marked = MessageParts.Marked(text);
        return IsOfTheAsker([.. words[..first].AsEnumerable().Reverse()], before, Opens(before)) && IsOfTheAsker(words[(last + Anchor)..], after, Closes(after)) ? Closed(span) : null;

        bool Stands(int at) => text[words[at].Start..words[at + Anchor - 1].End] is var run
            && (finder.Find(TokenStream.Of(run), 1).Count > 0 || (char.IsLower(run[0]) && finder.Find(TokenStream.Of(char.ToUpperInvariant(run[0]) + run[1..]), 1).Count > 0));

        // The closing sign is the quote's.
        TextSpan Closed(TextSpan cut) => cut.End < quote.End && text[cut.End] is '.' or '!' or '…' ? new TextSpan(cut.Start, cut.Length + 1) : cut;

        // From the quote outwards. The words next to it count most: what follows "a poodle" may be talk, and "poodle" stands where the article has "spaniel".
        bool IsOfTheAsker(List<TextSpan> beside, string article, bool isEdge)
        {
            if (beside.Count == 0)
            {
                return true;
            }

            var known = Keys(article);
            var next = beside.Take(Near).ToList();
            var most = isEdge ? AtSentence : InSentence;
            return tagged.OddsOf(Between(beside.Min(word => word.Start), beside.Max(word => word.End))) < most
                && tagged.OddsOf(next[0]) < most
                && !beside.Exists(word => marked.Any(span => span.Start <= word.Start && word.End <= span.End) && !marked.Any(span => span.Start <= words[first].Start && words[first].End <= span.End))
                && (isEdge || (known.Count > Near && !next.Exists(word => char.IsDigit(text[word.Start]) || known.Contains(Key(word.Of(text))))))
                && !beside.Exists(word => Key(word.Of(text)) is var key && !AskingWords.IsClosed(key) && known.Exists(other => IsLike(key, other)));
        }
    }

    /// <summary>
    /// True if words beside a quote hold a whole sentence about the world: prose, with its small words, that speaks neither of texts nor of the people who talk.
    /// It claims to have been said too.
    /// </summary>
    private static bool HoldsAStatement(string beside)
    {
        var text = beside.TrimStart('.', '!', '?', '…', '”', '"', ' ', '\n', '\r');
        return SentenceSplitter.Split(text)
            .Select(span => span.Of(text))
            .Where(sentence => char.IsUpper(sentence[0]) && sentence.TrimEnd('”', '"', ')').EndsWith('.'))
            .Select(Keys)
            .Any(keys => keys.Count >= Anchor && !AskingWords.AreTalk(keys) && !keys.Exists(AskingWords.IsAboutWords) && keys.Count(AskingWords.IsClosed) > 1);
    }

    /// <summary>True for one word, and for two of like spelling: "Marchesi" and "Marchetti".</summary>
    private static bool IsLike(string left, string right) =>
        left == right || (left.Length > 3 && right.Length > 3 && left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count() * 3 >= Math.Max(left.Length, right.Length) * 2);

    /// <summary>True if nothing of the article's sentence stands before a quote, or direct speech opens there.</summary>
    private static bool Opens(string before) => !before.Any(char.IsLetterOrDigit) || Typography.IsQuotationMark(before.TrimEnd()[^1]);

    private static bool Closes(string after) => !after.Any(char.IsLetterOrDigit) || Typography.IsQuotationMark(after.TrimStart('.', ',', '!', '?', '…', ' ').FirstOrDefault());

    private static TextSpan SentenceOf(QuotePiece piece) => QuoteShape.Sentence(piece.Passage, piece.Span.Start);

    private static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));

    private static TextSpan? At(string text, string quote) => text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at ? new TextSpan(at, quote.Length) : null;

    private static ReadQuote Of(string text, TextSpan quote, string? question) => new(quote.Of(text), text[..quote.Start] + " " + text[quote.End..]) { Question = question };

    private static int Words(string text, TextSpan span) => Word().Count(span.Of(text));

    private static List<string> Keys(string text) => [.. Word().Matches(text).Select(word => Key(word.Value))];

    private static string Key(string word) => word.Replace('’', '\'').ToLowerInvariant();

    [GeneratedRegex(@"[\p{L}\p{N}]+(['’][\p{L}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
