using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <content>Finds quotes that are not marked, by the words that they share with a passage.</content>
public static partial class QuoteReader
{
    /// <summary>So many words at the edge of a stretch may be alike by chance.</summary>
    private const int MaxStrays = 2;

    /// <summary>Up to so many words after direct speech say where or when it was said.</summary>
    private const int MaxAfterSpeech = 3;

    /// <summary>How many passages are held against a message.</summary>
    private const int MaxSharing = 4;

    /// <summary>A source in brackets, in names and numbers: “(Asia-Plus)”, “[2]”, “(p. 3)”.</summary>
    [GeneratedRegex(@"^[\s.,;:”""’']*[(\[]((\p{Lu}|\d|pp?\.)[^()\[\]\s]*[\s,]*){1,8}[)\]][\s.]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    private sealed partial class Reading
    {
        /// <summary>The words that the message shares with a passage, where there is a run of them.</summary>
        private LocalMatch Shared()
        {
            LocalMatch best = default;
            var finder = new NearestFinder(_index);
            foreach (var (passage, _) in _index.Sharing(_tokens.Tokens).Take(MaxSharing))
            {
                var match = LocalAligner.Align(_tokens, finder.Window(passage, _tokens.Count));
                best = match.Score > best.Score ? match : best;
            }

            return best;
        }

        /// <summary>The stretch around a run of shared words, widened to where the message itself parts it from the rest.</summary>
        private ReadQuote? Run(LocalMatch match)
        {
            if (match.Score == 0)
            {
                return null;
            }

            var span = Widened(match);
            return IsQuestionOfItsOwn(match, span) ? null : Of(span);
        }

        /// <summary>True for a question that only shares words with a passage: it asks for a fact, or the shared words are part of its sentence.</summary>
        private bool IsQuestionOfItsOwn(LocalMatch match, TextSpan span)
        {
            var others = MessageParts.Of(text).Where(part => part.Span.End <= span.Start || part.Span.Start >= span.End).Select(part => part.Span.Of(text)).ToList();
            if (others.Count > 0)
            {
                return others.Exists(other => AskingWords.AsksForAFact(Words(other)) && !IsOfATitle(other));
            }

            var around = WithoutTitles(text[..span.Start] + " " + text[span.End..]);
            var (frame, inside) = (Words(around), Words(span.Of(text)));
            var words = around.Length + span.Length + 1 < text.Length ? [.. inside, .. frame] : Words(text);
            if (match.SameWords >= RunIndex.Length && match.SameWords == Words(text).Count && !AskingWords.BeginsQuestion(words))
            {
                // A passage's own words and no others: the question mark asks whether they are.
                return false;
            }

            return AskingWords.AsksForAFact(words) || (AskingWords.AskForAPlace(words) && !(AskingWords.AskForAPlace(frame) && StartsSentence(match)))
                || (AskingWords.BeginsQuestion(words) || text.TrimEnd().EndsWith('?')
                    ? !AskingWords.AskForAPlace(frame) && !((AskingWords.AskAboutWords(frame) || AskingWords.AskForANod(frame)) && ((StartsSentence(match) && span.Start > 0)
                        || (match.SameWords * 2 > (AskingWords.AreNearlyClosed(frame) ? inside.Count : words.Count) && inside.Count < words.Count)))
                    : inside.Count < RunIndex.Length);
        }

        /// <summary>Without what stands in quotation marks and is a title: it says in which article, not what is asked.</summary>
        private string WithoutTitles(string around) =>
            MessageParts.Marked(around).Where(marked => IsTitle(marked.Of(around))).Reverse().Aggregate(around, (rest, marked) => rest[..marked.Start] + rest[marked.End..]);

        private bool IsOfATitle(string part)
        {
            var words = string.Join(' ', Words(part));
            return corpus.Articles.Any(article =>
                string.Join(' ', Words(article.Title)) is var title
                && (title.Contains(words, StringComparison.Ordinal) || MessageParts.Of(article.Title).Any(piece => words.Contains(string.Join(' ', Words(piece.Span.Of(article.Title))), StringComparison.Ordinal))));
        }

        /// <summary>Where the quote around the shared words begins and ends.</summary>
        private TextSpan Widened(LocalMatch match)
        {
            var parts = MessageParts.Of(text);
            match = WithoutStrays(match, parts);
            var (start, end) = (_tokens[match.Start].Start, _tokens[match.End - 1].End);
            var first = Index(parts, start);
            var last = Index(parts, end - 1);
            while (first > 0 && parts[first - 1].Edge is ":" or "-" or "–" or "—" && IsOfTheSentence(parts[first - 1], SentenceBefore(match)))
            {
                first--;
            }

            var (before, after) = (new TextSpan(parts[first].Span.Start, start - parts[first].Span.Start), new TextSpan(end, parts[last].Span.End - end));
            var isAsked = IsAskedAbout(parts, first, last, before, after);
            var from = Words(before.Of(text)).Count == 0 ? before.Start
                : StartsSentence(match) && _tokens[match.Start].SameAs(match.Article[match.ArticleStart]) ? start
                : FrameEnd(before, SentenceBefore(match), isAsked || StartsSentence(match)) ?? before.Start;
            var to = Words(after.Of(text)).Count == 0 ? after.End
                : EndsSentence(match) || EndsSpeech(match, after) || Reference().IsMatch(after.Of(text)) ? end
                : FrameStart(after, SentenceAfter(match), isAsked || EndsSentence(match)) ?? after.End;

            // The question mark of the question around it is not the quote's, and what is set twice is nobody's but the writer's.
            if ((from > parts[first].Span.Start || match.SameWords == Words(text).Count) && to > 0 && text[to - 1] == '?')
            {
                to--;
            }

            for (var marks = text[from..to].Reverse().TakeWhile(sign => sign is '!' or '?').Count(); marks > 1; marks--)
            {
                to -= marks == 2 ? 2 : 1;
            }

            // Sentences beside it that make a statement are said to stand there too; a line that is no sentence, beside whole sentences, is a page's own.
            for (var at = first - 1; from == parts[first].Span.Start && at >= 0 && IsStatementOfTheQuote(parts, at, at) && !(StartsSentence(match) && IsLineOfThePage(parts, at, at)); at--)
            {
                from = parts[at].Span.Start;
            }

            for (var at = last + 1; to == parts[last].Span.End && at < parts.Count && ((IsStatementOfTheQuote(parts, at, at - 1) && !((EndsSentence(match) || end == parts[at - 1].Span.End) && IsLineOfThePage(parts, at, at - 1)) && !IsOfTheWriter(parts[at], from)) || IsLikeTheNext(match, parts[at].Span.Of(text))); at++)
            {
                to = parts[at].Span.End;
            }

            return new TextSpan(from, to - from);
        }

        /// <summary>
        /// Without a word or two at an edge that stand in another part of the message than the rest, or, after words that are not shared, in another sentence
        /// of the article: they are alike by chance.
        /// </summary>
        private LocalMatch WithoutStrays(LocalMatch match, IReadOnlyList<MessagePart> parts)
        {
            var words = Enumerable.Range(match.Start, match.End - match.Start).Where(at => _tokens[at].IsWord).ToList();
            var shared = Enumerable.Range(match.ArticleStart, match.ArticleEnd - match.ArticleStart).Where(at => match.Article[at].IsWord).ToList();
            var early = shared.TakeWhile(at => SentenceStart(match, at) == SentenceStart(match, shared[0])).Count();
            if (early <= MaxStrays && early < shared.Count && early < words.Count && Words(text[parts[Index(parts, _tokens[match.Start].Start)].Span.Start.._tokens[match.Start].Start]).Count > 0)
            {
                return match with { Start = words[early], ArticleStart = shared[early] };
            }

            var sides = words.GroupBy(at => Index(parts, _tokens[at].Start)).ToList();
            var from = sides.Count > 1 && IsStray(sides[0]) ? sides[1].First() : match.Start;
            var to = sides.Count > 1 && IsStray(sides[^1]) ? sides[^2].Last() + 1 : match.End;
            if (from >= to)
            {
                return match;
            }

            // The article's side is cut by as many words.
            var (lost, over) = (words.Count(at => at < from), words.Count(at => at >= to));
            return lost + over >= shared.Count ? match : match with { Start = from, End = to, ArticleStart = shared[lost], ArticleEnd = shared[^(over + 1)] + 1 };

            bool IsStray(IGrouping<int, int> side) => side.Count() <= MaxStrays && side.Count() < Words(parts[side.Key].Span.Of(text)).Count;
        }

        /// <summary>True if somebody asks or talks around the quote; what stands beside it then is not said to be a part of it.</summary>
        private bool IsAskedAbout(IReadOnlyList<MessagePart> parts, int first, int last, TextSpan before, TextSpan after) =>
            parts.Count > last - first + 1 || text.TrimEnd().EndsWith('?')
            || new[] { Words(before.Of(text)), Words(after.Of(text)) }.Any(words => AskingWords.AreTalk(words) || AskingWords.BeginsQuestion(words) || words.Exists(AskingWords.IsText));

        /// <summary>
        /// Where the words before a quote, in its own sentence, are over and the quote begins: after the last word of saying, of being right or of a text, and
        /// the small words that lead on. Words between there and what is shared are the quote's. Null if all are: words that the article has there too say
        /// nothing, and what is copied from the corpus itself stands apart from nothing.
        /// </summary>
        private int? FrameEnd(TextSpan beside, string article, bool isFree)
        {
            var words = Word().Matches(beside.Of(text)).ToList();
            var keys = words.ConvertAll(word => word.Value.ToLowerInvariant());
            var known = Words(article);
            if (words.Count > MaxBeside || !isFree || IsCopied(beside.Of(text)))
            {
                return null;
            }

            // The first word of the article's sentence begins the quote, whatever was done to the words after it.
            var opening = known.Count > 0 ? words.FindIndex(word => word.Index > 0 && char.IsUpper(word.Value[0]) && word.Value.Equals(known[0], StringComparison.OrdinalIgnoreCase)) : -1;
            if (opening > 0)
            {
                return beside.Start + words[opening].Index;
            }

            var end = keys.FindLastIndex(key => AskingWords.IsAboutWords(key) && !known.Contains(key));
            end = end < 0 && AskingWords.BeginsQuestion(keys) ? 0 : end;
            if (end < 0)
            {
                return null;
            }

            while (end + 1 < keys.Count && AskingWords.LeadsOn(keys[end + 1]))
            {
                end++;
            }

            return end + 1 < words.Count ? beside.Start + words[end + 1].Index : beside.End;
        }

        /// <summary>The same after a quote: where the words begin that ask about it. Null if none do.</summary>
        private int? FrameStart(TextSpan beside, string article, bool isFree)
        {
            var words = Word().Matches(beside.Of(text)).ToList();
            var known = Words(article);
            var keys = words.ConvertAll(word => word.Value.ToLowerInvariant());
            if (words.Count > MaxBeside || !isFree || IsCopied(beside.Of(text)))
            {
                return null;
            }

            for (var at = 0; at < words.Count; at++)
            {
                var rest = keys.Skip(at).ToList();

                // “… was due to chance” goes on with what the article goes on with, if in other words: no question begins there.
                if (rest.Exists(word => !AskingWords.IsClosed(word) && known.Contains(word)))
                {
                    continue;
                }

                var isEdge = AskingWords.AreClosed(rest) || AskingWords.BeginsTag(keys[at]) || (at + 1 < keys.Count && AskingWords.IsAboutWords(keys[at + 1])) || beside.Of(text)[..words[at].Index].TrimEnd().EndsWith(',');
                var isOther = keys[at] == "or" && at + 1 < keys.Count && AskingWords.IsAuxiliary(keys[at + 1]) && !known.Contains("or");
                if (isOther || AskingWords.AreCourtesies(rest) || (isEdge && AskingWords.FollowApart([.. rest.Except(known)])))
                {
                    return at == 0 ? beside.Start : beside.Start + words[at - 1].Index + words[at - 1].Length;
                }
            }

            return null;
        }

        private bool IsCopied(string words) => _index.Sharing(TokenStream.Of(words).Tokens).Any();

        private static int SentenceStart(LocalMatch match, int at) =>
            (match.Article[at].Paragraph * QuoteLocator.MaxLength) + QuoteShape.Sentence(match.Article.Passages[match.Article[at].Paragraph], match.Article[at].Start).Start;

        /// <summary>True if a part before a colon or a dash is the article's sentence too: the sign parts nothing there.</summary>
        private bool IsOfTheSentence(MessagePart part, string sentence) =>
            Words(part.Span.Of(text)).Where(word => !AskingWords.IsClosed(word)).Intersect(Words(sentence)).Any();

        private bool IsStatementOfTheQuote(IReadOnlyList<MessagePart> parts, int at, int edge)
        {
            var words = Words(parts[at].Span.Of(text));
            return IsCopied(parts[at].Span.Of(text)) || (IsRunOn(parts[edge].Edge, words.Count, parts[at].Edge == MessageParts.LineEnd || (at > 0 && parts[at - 1].Edge == MessageParts.LineEnd)) && parts[at].Edge is "." or "!" or "…" or MessageParts.LineEnd or ""
                && !AskingWords.AskAboutIt(words) && !AskingWords.AreTalk(words) && !EndsInATag(parts[at].Span.Of(text)) && !(char.IsLower(text[parts[at].Span.Start]) && parts[edge].Edge != MessageParts.LineEnd && char.IsUpper(text.TrimStart()[0])) && !(words.Count > 1 && AskingWords.BeginsQuestion(words)) && !parts[at].Span.Of(text).TrimEnd().EndsWith('?'));
        }

        /// <summary>
        /// True for a line with no closing sign that the corpus does not have, and beyond which nothing more of the corpus stands: what a page shows above or below its
        /// text.
        /// </summary>
        private bool IsLineOfThePage(IReadOnlyList<MessagePart> parts, int at, int edge) =>
            parts[at].Edge is MessageParts.LineEnd or "" && text[parts[edge].Span.End..parts[edge + 1].Span.Start].Contains('\n', StringComparison.Ordinal)
            && !IsClosedSentence(parts[at].Span.Of(text)) && new ExactFinder(_index).Find(TokenStream.Of(parts[at].Span.Of(text)), 1).Count == 0
            && !(at == edge ? parts.Take(at + 1) : parts.Skip(at)).Any(part => IsCopied(part.Span.Of(text)));

        /// <summary>True for a piece in small letters beside a sentence that was pasted with its capital.</summary>
        private bool IsOfTheWriter(MessagePart part, int quote) =>
            char.IsLower(text[part.Span.Start]) && char.IsUpper(text[quote..].TrimStart('“', '"', '‘', '\'', ' ')[0]) && !IsCopied(part.Span.Of(text));

        /// <summary>True if what follows an edge may go on with what stands before it: the next sentence, or the next line.</summary>
        private static bool IsRunOn(string edge, int words, bool isPieceOfALine) =>
            edge == MessageParts.LineEnd || (edge is "." or "!" or "…" && (words >= LeastStatement - 1 || isPieceOfALine));

        private static int Index(IReadOnlyList<MessagePart> parts, int at)
        {
            for (var part = 0; part < parts.Count; part++)
            {
                if (at < parts[part].Span.End)
                {
                    return part;
                }
            }

            return parts.Count - 1;
        }
    }
}
