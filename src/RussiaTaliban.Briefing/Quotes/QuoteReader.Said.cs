using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <content>Finds statements that the user attributes to somebody.</content>
public static partial class QuoteReader
{
    private sealed partial class Reading
    {
        /// <summary>The message's parts, a tag at its end parted from what it is about: “…, is that correct?”, “… is that the line?”.</summary>
        private List<MessagePart> Parts()
        {
            var parts = MessageParts.Of(text).ToList();
            if (parts.Count == 0)
            {
                return parts;
            }

            var last = parts[^1].Span;
            var (end, start) = EndsInATag(last.Of(text)) ? (last.Of(text).LastIndexOf(','), last.Of(text).LastIndexOf(',') + 1) : InnerTag(last.Of(text));
            if (start > 0)
            {
                parts[^1] = new MessagePart(new TextSpan(last.Start, end), "");
                for (start += last.Start; char.IsWhiteSpace(text[start]);)
                {
                    start++;
                }

                parts.Add(new MessagePart(new TextSpan(start, last.End - start), ""));
            }

            return parts;
        }

        /// <summary>
        /// Where, in one sentence, a statement is over and a question about it begins that no comma parts from it: an auxiliary and then a word that points. Two
        /// zeros where none does.
        /// </summary>
        private static (int End, int Start) InnerTag(string part)
        {
            var words = Word().Matches(part).ToList();
            var keys = words.ConvertAll(word => word.Value.ToLowerInvariant());
            if (AskingWords.BeginsQuestion(keys))
            {
                return (0, 0);
            }

            for (var at = keys.Count - 2; at >= LeastStatement; at--)
            {
                var tag = keys.Skip(at).ToList();
                if (AskingWords.IsAuxiliary(keys[at]) && AskingWords.IsPointer(keys[at + 1]) && AskingWords.AreClosed(tag) && AskingWords.AskAboutIt(tag))
                {
                    return (words[at - 1].Index + words[at - 1].Length, words[at].Index);
                }
            }

            return (0, 0);
        }

        private static bool EndsInATag(string part) => part.LastIndexOf(',') is > 0 and var comma && AskingWords.AskAboutTheRest(Words(part[comma..]));

        /// <summary>What somebody is asked to have said, or is said to have said and asked about, in the same sentence: “does it say that …”, “is … word for word?”.</summary>
        private ReadQuote? Said()
        {
            var parts = Parts();
            var at = parts.FindIndex(part => Words(part.Span.Of(text)) is var said && (said.Exists(AskingWords.Introduces) || Goes(said) > 0));
            if (at < 0 || MessageParts.Of(text).Any(part => AskingWords.AsksForAFact(Words(part.Span.Of(text)))))
            {
                return null;
            }

            var words = Word().Matches(parts[at].Span.Of(text)).ToList();
            var keys = words.ConvertAll(word => word.Value.ToLowerInvariant());
            var saying = Goes(keys) is > 0 and var goes ? goes : keys.FindIndex(AskingWords.Introduces);
            var tail = keys.FindLastIndex(key => !AskingWords.IsClosed(key)) + 1;
            var isAfter = saying >= tail && AskingWords.IsAuxiliary(keys[0]) && keys.Skip(tail).Any(AskingWords.IsWording);
            var (from, to) = isAfter ? (1, tail) : (AfterSaying(keys, saying), keys.Skip(tail).Any(AskingWords.IsWording) ? tail : keys.Count);
            var clause = keys.Skip(from).Take(to - from).ToList();
            var isPlace = AskingWords.AskForAPlace(keys);
            if (AskingWords.NamesWordsAbout(keys, saying) || (!isPlace && keys.Take(from).Any(AskingWords.IsQuestionWord)) || clause.Count <= LeastStatement || AskingWords.BeginsNoStatement(clause) || AsksAFactInside(words, from, to))
            {
                return null;
            }

            var before = keys.Take(from).ToList();
            var isText = isAfter || before.Exists(key => AskingWords.IsText(key) || AskingWords.IsWording(key) || key is "they" or "it" or "author");
            var isThat = before[^1] == "that" || char.IsUpper(words[from].Value[0]);
            var isAsked = text.TrimEnd().EndsWith('?') || parts.Where((_, other) => other != at).Any(part => IsAsking(Words(part.Span.Of(text))));
            return isPlace || (AskingWords.IsAuxiliary(keys[0]) && (isThat || isText)) || (!AskingWords.BeginsQuestion(keys) && isAsked)
                || (isText && (AskingWords.AreTalk(before) || before[0] == "it"))
                ? Of(new TextSpan(parts[at].Span.Start + words[from].Index, words[to - 1].Index + words[to - 1].Length - words[from].Index)) : null;
        }

        /// <summary>Where “goes” stands in “it goes”, “the line goes”, and “where” in “the bit where”; 0 elsewhere.</summary>
        private static int Goes(List<string> keys) => Math.Max(0, Math.Max(
            keys.Take(3).ToList().IndexOf("goes"),
            Enumerable.Range(0, keys.Count - 1).FirstOrDefault(at => keys[at] is "bit" or "part" or "passage" or "paragraph" && keys[at + 1] is "where" or "that" or "about", -1) + 1));

        /// <summary>Where the words begin that are said: after the word of saying and the small words that lead on from it.</summary>
        private static int AfterSaying(List<string> keys, int saying)
        {
            var closed = keys.Skip(saying).TakeWhile(AskingWords.IsClosed).Count();
            return Math.Max(saying, closed == 0 ? -1 : keys.FindLastIndex(saying + closed - 1, closed, key => AskingWords.IsAboutWords(key) || AskingWords.LeadsOn(key))) + 1;
        }

        private static bool AsksAFactInside(List<Match> words, int from, int to) =>
            Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).Any(at =>
                words[at].Index > words[at - 1].Index + words[at - 1].Length + 1
                && AskingWords.AsksForAFact([.. words.Skip(at).Select(word => word.Value.ToLowerInvariant()).SkipWhile(word => word is "but" or "and")]));
    }
}
