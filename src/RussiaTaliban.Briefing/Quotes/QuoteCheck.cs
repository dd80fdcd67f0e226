using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>The whole verdict on a quote that somebody asks about: whether it stands, whether as a heading, and whether the source they name is its source.</summary>
public static partial class QuoteCheck
{
    /// <summary>The verdict on a quote with the words that were around it.</summary>
    public static QuoteVerdict Judge(Corpus corpus, ReadQuote read)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(read);
        var verdict = QuoteLocator.Locate(corpus, read.Text);
        return verdict.Outcome == QuoteOutcome.Verbatim ? OfSource(corpus, verdict, read.Frame)
            : OfHeading(corpus, read.Text) ?? (verdict.Outcome == QuoteOutcome.Absent ? OfScript(corpus, verdict, read.Text) : verdict);
    }

    private static QuoteVerdict? OfHeading(Corpus corpus, string quote)
    {
        var headings = corpus.Articles.SelectMany(article => article.Sections).Where(section => section.Heading is { } heading && Equal(heading, quote)).ToList();
        return headings.Count > 0 ? new QuoteVerdict(QuoteOutcome.Verbatim, [], QuoteForm.Heading, []) { Headings = headings }
            : corpus.Articles.Any(article => Equal(article.Title, quote)) ? new QuoteVerdict(QuoteOutcome.Verbatim, [], QuoteForm.Title, [])
            : null;
    }

    /// <summary>True where two texts are the same words and marks, typography and the marks at the edges aside.</summary>
    private static bool Equal(string heading, string quote)
    {
        var (left, right) = (ExactFinder.WithoutEdges(TokenStream.Of(heading)), ExactFinder.WithoutEdges(TokenStream.Of(quote)));
        return left.Count > 0 && left.Count == right.Count && left.Tokens.Zip(right.Tokens).All(pair => pair.First.SameAs(pair.Second));
    }

    private static QuoteVerdict OfScript(Corpus corpus, QuoteVerdict verdict, string quote)
    {
        var letters = quote.Where(char.IsLetter).ToList();
        var scripts = corpus.Articles.Select(article => Script(article.Title.Where(char.IsLetter))).ToHashSet();
        return letters.Count > 0 && !scripts.Contains(Script(letters)) ? verdict with { Form = QuoteForm.OtherScript } : verdict;
    }

    /// <summary>The block of letters that most of the letters are of.</summary>
    private static int Script(IEnumerable<char> letters) =>
        letters.Select(Block).GroupBy(block => block).OrderByDescending(block => block.Count()).Select(block => block.Key).FirstOrDefault();

    private static int Block(char letter) => letter switch
    {
        < '\u0250' => 0,
        < '\u0400' => 1,
        < '\u0530' => 2,
        < '\u0600' => 3,
        < '\u0780' => 4,
        < '\u0E00' => 5,
        < '\u1100' => 6,
        _ => 7,
    };

    private static QuoteVerdict OfSource(Corpus corpus, QuoteVerdict verdict, string frame)
    {
        if (AskedArticle(corpus, frame) is { } asked)
        {
            var there = verdict.Places.Where(place => place.Passage.Article == asked).ToList();
            return there.Count > 0 ? verdict with { Places = there } : verdict with { Form = verdict.Form | QuoteForm.OtherArticle };
        }

        return Speaker().Match(frame) is { Success: true } match && match.Groups["name"].Value is var name
            && !AskingWords.AreClosed([.. WordsOf(name.ToLowerInvariant())]) && !verdict.Places.Any(place => IsOf(place, name))
            ? verdict with { Form = verdict.Form | QuoteForm.OtherSpeaker, AskedSpeaker = name }
            : verdict;
    }

    /// <summary>The article whose title stands in the words around a quote; null where none does.</summary>
    private static Article? AskedArticle(Corpus corpus, string frame)
    {
        var words = " " + string.Join(' ', WordsOf(frame)) + " ";
        return corpus.Articles
            .Where(article => words.Contains(" " + string.Join(' ', WordsOf(article.Title)) + " ", StringComparison.OrdinalIgnoreCase))
            .MaxBy(article => article.Title.Length);
    }

    /// <summary>
    /// True where the words can be those of a speaker: they are the author's or the publisher's and not in quotation marks, or they are, and the name stands
    /// beside them.
    /// </summary>
    private static bool IsOf(QuotePlace place, string name)
    {
        var passage = place.Passage;
        var article = passage.Article;
        var names = WordsOf(name).ToList();
        var isQuoted = MessageParts.Marked(passage.Text).Any(span => span.Start <= place.Pieces[0].Span.Start + 1 && place.Pieces[0].Span.Start < span.End);
        var before = article.Passages.TakeWhile(other => other != passage).LastOrDefault();
        return isQuoted
            ? Holds(passage.Text) || (before is not null && Holds(before.Text))
            : Holds(article.Author ?? "") || Holds(article.Source ?? "") || Holds(article.Title) || Holds(passage.Text);

        bool Holds(string text) => WordsOf(text).ToHashSet(StringComparer.OrdinalIgnoreCase).IsSupersetOf(names);
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(
        @"(?:\b(?i:did|does|do|has|have|had|what|quotes?|quoted|quoting)\s+)(?<name>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2})(?:\s+\p{Ll}+){0,2}?\s+(?:say|says|said|saying|write|writes|wrote|written|tell|told|claim|claimed)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
