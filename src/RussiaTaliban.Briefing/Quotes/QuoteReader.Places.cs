using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <content>Finds the place in an article's sentences of the words that a message shares with it.</content>
public static partial class QuoteReader
{
    private sealed partial class Reading
    {
        /// <summary>True for a sentence that is more than half the article's next one, though somebody of the talk is in it: “I doubt it.” and “I believe it.”</summary>
        private static bool IsLikeTheNext(LocalMatch match, string sentence)
        {
            var token = match.Article[match.ArticleEnd - 1];
            var passage = match.Article.Passages[token.Paragraph];
            var rest = SentenceSplitter.Split(passage.Text).Where(span => span.Start >= token.End).Cast<TextSpan?>().FirstOrDefault();
            var (said, stands) = (Words(sentence), rest is { } next ? Words(next.Of(passage.Text)) : []);
            return said.Count > 1 && said.Intersect(stands).Count() * 2 > Math.Max(said.Count, stands.Count);
        }

        /// <summary>True if the article's direct speech ends with the shared words, and what follows them in the message is not what follows it there.</summary>
        private bool EndsSpeech(LocalMatch match, TextSpan after)
        {
            var token = match.Article[match.ArticleEnd - 1];
            var words = Words(after.Of(text));
            return words.Count <= MaxAfterSpeech && !words.Intersect(Words(SentenceAfter(match))).Any()
                && match.Article.Texts[token.Paragraph][token.End..].TrimStart(',', '.', '?', '!') is { Length: > 0 } rest && rest[0] is '”' or '"' or '»';
        }

        private static string SentenceBefore(LocalMatch match)
        {
            var token = match.Article[match.ArticleStart];
            var text = match.Article.Texts[token.Paragraph];
            return text[Math.Min(token.Start, QuoteShape.Sentence(match.Article.Passages[token.Paragraph], token.Start).Start)..token.Start];
        }

        private static string SentenceAfter(LocalMatch match)
        {
            var token = match.Article[match.ArticleEnd - 1];
            var text = match.Article.Texts[token.Paragraph];
            return text[token.End..Math.Max(token.End, QuoteShape.Sentence(match.Article.Passages[token.Paragraph], token.Start).End)];
        }

        private static bool StartsSentence(LocalMatch match)
        {
            var token = match.Article[match.ArticleStart];
            return !HasWord(match.Article, QuoteShape.Sentence(match.Article.Passages[token.Paragraph], token.Start).Start, token.Start, token.Paragraph);
        }

        private static bool EndsSentence(LocalMatch match)
        {
            var token = match.Article[match.ArticleEnd - 1];
            return !HasWord(match.Article, token.End, QuoteShape.Sentence(match.Article.Passages[token.Paragraph], token.Start).End, token.Paragraph);
        }

        private static bool HasWord(TokenStream stream, int start, int end, int paragraph) => end > start && stream.Texts[paragraph][start..end].Any(char.IsLetterOrDigit);
    }
}
