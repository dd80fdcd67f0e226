using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Finds in a message the words that somebody wants to hold against the corpus. The corpus decides: what shares a run of words with a passage, or is set
/// apart and comes near one, is a quote, whatever stands around it. Only where nothing comes near do the words around it have to ask about it.
/// </summary>
public static partial class QuoteReader
{
    /// <summary>From so many words on, words in quotation marks are no term or title any more.</summary>
    private const int LongSpan = 6;

    /// <summary>From so many words on, a message that is nothing but a marked quote is one to check.</summary>
    private const int BareSpan = 5;

    /// <summary>How many of an article's words around a marked term make the term part of a longer quote.</summary>
    private const int LeastBeyond = 4;

    /// <summary>From so many words on, words beside a quote in its own sentence are not only a question about it.</summary>
    private const int MaxBeside = 14;

    /// <summary>From so many words on, a sentence that nothing is asked about is one to check.</summary>
    private const int BareSentence = 8;

    /// <summary>The least words of a statement that stands beside a question about it.</summary>
    private const int LeastStatement = 4;

    /// <summary>The quote in a message; null if the message asks something else.</summary>
    /// <param name="corpus">The corpus that it is held against.</param>
    /// <param name="message">The message as typed, lines and all.</param>
    public static ReadQuote? Read(Corpus corpus, string message)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(message);
        var text = WithoutCopyLine(corpus, PastedText.WithoutAddresses(message));
        return new Reading(corpus, text).Quote() is { Text: var quote } read && quote.Any(char.IsLetterOrDigit) ? read : null;
    }

    /// <summary>The words in quotation marks of a message that asks about something else, where they are more than a term or a title; null if there are none.</summary>
    public static ReadQuote? ReadInQuestion(Corpus corpus, string message)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(message);
        var text = PastedText.WithoutAddresses(message);
        return new Reading(corpus, text).InQuestion();
    }

    /// <summary>The quote in a message that is known to hold one: all of it where nothing is set apart.</summary>
    public static ReadQuote ReadAsked(Corpus corpus, string message)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(message);
        var whole = new ReadQuote(message, "");
        return message.Length > QuoteLocator.MaxLength || QuoteLocator.Locate(corpus, message).Outcome == QuoteOutcome.Verbatim ? whole : Read(corpus, message) ?? whole;
    }

    /// <summary>Removes the line in which a reading program names the source: a separate block that contains an article's title and asks nothing.</summary>
    private static string WithoutCopyLine(Corpus corpus, string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n");
        return blocks.Length < 2 ? text : string.Join("\n\n", blocks.Where((block, at) => at == 0 || block.Contains('?', StringComparison.Ordinal) || !HoldsTitle(corpus, block)));
    }

    private static bool HoldsTitle(Corpus corpus, string block)
    {
        var words = string.Join(' ', Words(block));
        return corpus.Articles.Any(article => Words(article.Title) is { Count: >= 3 } title && words.Contains(string.Join(' ', title), StringComparison.Ordinal));
    }

    private static List<string> Words(string text) => [.. Word().Matches(Silent().Replace(text, "")).Select(word => word.Value.Replace('’', '\'').ToLowerInvariant())];

    [GeneratedRegex(@"\p{Cf}", RegexOptions.CultureInvariant)]
    private static partial Regex Silent();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>One message held against one corpus.</summary>
    private sealed partial class Reading(Corpus corpus, string text)
    {
        private readonly QuoteIndex _index = QuoteIndex.Of(corpus);
        private readonly TokenStream _tokens = TokenStream.Of(text);

        public ReadQuote? Quote()
        {
            var marked = MessageParts.Marked(text).Where(span => Words(span.Of(text)).Count > 0).ToList();
            var match = Shared();
            return marked.Count == 0 ? Run(match) ?? Stated() ?? Said()
                : GoesBeyond(match, marked) ? Run(match) ?? Marked(marked)
                : Marked(marked) ?? (IsInside(match, marked) ? null : Run(match) ?? Stated());
        }

        /// <summary>What a question quotes: in quotation marks, or as a sentence beside it.</summary>
        public ReadQuote? InQuestion() =>
            MessageParts.Marked(text).Where(span => Words(span.Of(text)).Count >= LongSpan && !IsTitle(span.Of(text))).ToList() is { Count: > 0 } spans ? Of(spans.MaxBy(span => span.Length))
            : Shared() is { Score: > 0 } match && Widened(match) is var span && MessageParts.Of(text).Any(part => part.Span.End <= span.Start || part.Span.Start >= span.End)
                && !IsOfATitle(span.Of(text)) ? Of(span)
            : null;

        private ReadQuote Of(TextSpan span) => Of(span.Of(text), text[..span.Start] + " " + text[span.End..]);

        private static ReadQuote Of(string quote, string frame)
        {
            var questions = MessageParts.Of(frame).Select(part => part.Span.Of(frame).TrimStart('“', '”', '"', '’', '\'', '»', ' ', ',', '.')).Where(part => Words(part) is var words && words.Count > 2 && AskingWords.AsksForAFact(words)).ToList();
            return new ReadQuote(quote, frame) { Question = questions.Count > 0 ? string.Join(' ', questions) : null };
        }

        private bool IsInside(LocalMatch match, List<TextSpan> marked) =>
            match.Score > 0 && marked.Exists(span => span.Start <= _tokens[match.Start].Start && _tokens[match.End - 1].End <= span.End);

        /// <summary>True if the shared words go on well beyond what is marked: the marks are the article's then.</summary>
        private bool GoesBeyond(LocalMatch match, List<TextSpan> marked) =>
            match.Score > 0
            && Enumerable.Range(match.Start, match.End - match.Start)
                .Count(at => _tokens[at].IsWord && marked.TrueForAll(span => _tokens[at].End <= span.Start || _tokens[at].Start >= span.End)) >= LeastBeyond;

        /// <summary>What stands in quotation marks, where it is more than a term or a title or is asked about.</summary>
        private ReadQuote? Marked(List<TextSpan> marked)
        {
            if (marked.Count == 0)
            {
                return null;
            }

            var titles = marked.Where(span => IsTitle(span.Of(text))).ToList();
            var spans = titles.Count < marked.Count ? marked.Except(titles).ToList() : marked;
            var frame = Without(spans);
            var asked = spans.Where(span => IsChecked(span, spans, titles)).ToList();
            if (asked.Count == 0)
            {
                return null;
            }

            // “They are not heroes,” says Hallgren. “They are …”: the short half is no quote of its own, and is asked about with the other.
            for (var at = 1; at < spans.Count; at++)
            {
                if (asked.Contains(spans[at]) != asked.Contains(spans[at - 1]) && IsInterrupted(spans[at - 1], spans[at]))
                {
                    asked = [.. spans.Where(span => asked.Contains(span) || span == spans[at] || span == spans[at - 1])];
                }
            }

            // A quote that “he said” interrupts is one quote where its parts stand together.
            var joined = string.Join(' ', asked.Select(span => span.Of(text)));
            return asked.Count > 1 && QuoteLocator.Locate(corpus, joined).Outcome != QuoteOutcome.Verbatim
                ? Of(IsOne(asked) ? joined : asked.Select(span => span.Of(text)).MinBy(quote => Rank(QuoteLocator.Locate(corpus, quote).Outcome))!, frame)
                : Of(joined, frame);
        }

        private bool IsOne(List<TextSpan> spans) => spans.Skip(1).Zip(spans).All(pair => IsInterrupted(pair.Second, pair.First));

        private bool IsInterrupted(TextSpan before, TextSpan after) => Speakers.Interrupts(text, before, after);

        private static int Rank(QuoteOutcome outcome) => outcome switch { QuoteOutcome.Altered => 0, QuoteOutcome.Absent => 1, _ => 2 };

        private bool IsChecked(TextSpan span, List<TextSpan> spans, List<TextSpan> titles)
        {
            var quote = span.Of(text);

            // The title of an article that is asked about says nothing of how it is asked.
            var (before, after) = (
                Words(Without(0, span.Start, titles.Where(title => title.End <= span.Start))),
                Words(Without(span.End, text.Length, titles.Where(title => title.Start >= span.End))));
            var frame = Words(Without(spans));
            var length = Words(quote).Count;
            if (frame.Count == 0)
            {
                return length >= BareSpan || spans.Count > 1;
            }

            var isSentence = length >= LeastStatement && char.IsUpper(quote.TrimStart()[0]) && quote.TrimEnd()[^1] is '.' or '!' or '…';
            if ((length >= LongSpan || isSentence) && !titles.Contains(span))
            {
                // A question word asks for a fact about what is quoted, unless another part of the message asks about its words.
                return !(AskingWords.AsksForAFact(frame) || (AskingWords.BeginsRequest(frame) && !AskingWords.PointAtWords(frame) && !AskingWords.AskToFind(frame)))
                    || MessageParts.Of(Without(spans)).Any(part => IsAsking(Words(part.Span.Of(Without(spans)))));
            }

            var rest = Without(spans);
            if (!titles.Contains(span) && ((length >= BareSpan && MessageParts.Of(rest).All(part => !AskingWords.AsksOfTheWorld(Words(part.Span.Of(rest)))))
                || (length >= LeastStatement && MessageParts.Of(rest).Any(part => Words(part.Span.Of(rest)) is var words && !AskingWords.AskForAPlace(words) && AskingWords.AskAboutIt(words)))))
            {
                return true;
            }

            return AskingWords.AreClosed(after)
                && (AskingWords.EndsInSaying(before) ? !AskingWords.AsksForAFact(frame)
                    : !AskingWords.AsksForAFact(frame) && AskingWords.AreClosed(before) && (AskingWords.AskAboutWords(frame) || titles.Count > 0));
        }

        private string Without(IEnumerable<TextSpan> spans) => Without(0, text.Length, spans);

        private string Without(int start, int end, IEnumerable<TextSpan> spans)
        {
            var (kept, at) = ("", start);
            foreach (var span in spans)
            {
                kept += text[at..span.Start] + " ";
                at = span.End;
            }

            return kept + text[at..end];
        }

        private bool IsTitle(string quote) => corpus.Articles.Any(article => Same(article.Title, quote));

        private static bool Same(string title, string quote) => Words(title).SequenceEqual(Words(quote));

        /// <summary>
        /// A statement with words beside it that ask about it, “Is this sentence in your articles? …”, “… did she?”, or that only talk; or a whole sentence
        /// addressed to nobody. Where another part asks about the world, nothing is checked.
        /// </summary>
        private ReadQuote? Stated()
        {
            var parts = Parts();
            var words = parts.Select(part => Words(part.Span.Of(text))).ToList();
            var frame = parts.Select((_, at) => IsFrame(parts, words, at)).ToList();
            var (first, last) = (frame.IndexOf(false), frame.LastIndexOf(false));
            if (first < 0 || Enumerable.Range(first, last - first + 1).Any(at => frame[at])
                || Enumerable.Range(0, parts.Count).Any(at => !IsAsking(words[at]) && AskingWords.AsksOfTheWorld(words[at]) && !IsLongSentence(parts[at], words[at])))
            {
                return null;
            }

            // A heading before a colon belongs to whoever asks; a colon inside a sentence is followed by a small letter.
            var beside = Enumerable.Range(0, parts.Count).Where(at => frame[at]).ToList();
            if (beside.Count > 0 && first < last && parts[first].Edge == ":" && char.IsUpper(text[parts[first + 1].Span.Start]))
            {
                beside.Add(first++);
            }

            var span = Joined(parts, first, last);
            var isTalk = AskingWords.AreTalk(Words(span.Of(text)));
            return beside.Exists(at => IsAsking(words[at]) && (!isTalk || words[at].Exists(AskingWords.IsAboutWords))) ? IsStatement(span, LeastStatement) ? Of(span) : null
                : IsLongSentence(parts[first], words[first]) && !AskingWords.BeginsQuestion(words[first]) && (beside.Count > 0 ? !isTalk : IsAddressedToNobody(span)) ? Of(span)
                : null;
        }

        private static bool IsAsking(List<string> words) =>
            words.Count <= MaxBeside && AskingWords.AskAboutIt(words);

        /// <summary>True for a part that asks about the rest, talks to the bot, or is no sentence: a salutation, a name, what stands before a colon.</summary>
        private bool IsFrame(List<MessagePart> parts, List<List<string>> words, int at)
        {
            var isClosed = parts[at].Edge == "." || IsClosedSentence(parts[at].Span.Of(text));
            return words[at].Count <= MaxBeside && parts.Count > 1
                && (AskingWords.PointAtWords(words[at]) || AskingWords.AskForAPlace(words[at]) || (AskingWords.AskAboutTheRest(words[at]) && !isClosed)
                    || (AskingWords.AreTalk(words[at]) && words.Exists(other => !AskingWords.AreTalk(other)))
                    || (parts[at].Edge == ":" && AskingWords.AskAboutWords(words[at]) && (words[at].Count(word => !AskingWords.IsClosed(word)) < 2 || at + 1 == parts.Count || !char.IsLower(text[parts[at + 1].Span.Start])))
                    || (words[at].Count < LeastStatement && !isClosed && (parts[at].Edge != MessageParts.LineEnd || (at + 1 < parts.Count && char.IsUpper(text[parts[at + 1].Span.Start])))));
        }

        /// <summary>True for a sentence as an article has it: a capital letter, a full stop, and more words than people take to ask.</summary>
        private bool IsLongSentence(MessagePart part, List<string> words) =>
            words.Count >= BareSentence && char.IsUpper(text[part.Span.Start]) && IsClosedSentence(part.Span.Of(text));

        private static bool IsClosedSentence(string part) => part.TrimEnd('”', '"', '’', ')', ']').EndsWith('.');

        private bool IsAddressedToNobody(TextSpan span)
        {
            var words = Words(span.Of(text));
            return !text.Contains('?', StringComparison.Ordinal) && !AskingWords.AreTalk(words) && !AskingWords.BeginsRequest(words)
                && MessageParts.Of(text).All(part => part.Edge.Length == 0 || part.Edge[0] is '.' or '…' or '!' or '\n');
        }

        private bool IsStatement(TextSpan span, int least)
        {
            var words = Words(span.Of(text));
            return words.Count >= least && !span.Of(text).EndsWith('?') && (IsClosedSentence(span.Of(text)) || !AskingWords.BeginsQuestion(words));
        }

        private static TextSpan Joined(List<MessagePart> parts, int first, int last) => new(parts[first].Span.Start, parts[last].Span.End - parts[first].Span.Start);
    }
}

/// <summary>A quote in a message.</summary>
/// <param name="Text">The words to hold against the corpus; text from people.</param>
/// <param name="Frame">The words around them; text from people.</param>
public sealed record ReadQuote(string Text, string Frame)
{
    /// <summary>The parts of the frame that ask about the world, as typed; null if none does.</summary>
    public string? Question { get; init; }
}
