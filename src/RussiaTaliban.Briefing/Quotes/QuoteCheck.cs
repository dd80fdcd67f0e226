using System.Buffers;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes.References;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>The full verdict on a quote: whether it is in the corpus, whether it is a heading, and whether the named speaker and article are right.</summary>
public static partial class QuoteCheck
{
    /// <summary>The minimum number of words for recognising a language.</summary>
    private const int LeastOfALanguage = 6;

    /// <summary>The most of its words that a quote in another language shares with the corpus: names, and words that are alike by chance.</summary>
    private const double MaxShared = 0.2;

    private static readonly SearchValues<char> MarkUp = SearchValues.Create("<>|`*#@");

    /// <summary>The verdict on a quote with the words that were around it.</summary>
    public static QuoteVerdict Judge(Corpus corpus, ReadQuote read)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(read);
        var verdict = QuoteLocator.Locate(corpus, read.Text);
        return verdict.Outcome == QuoteOutcome.Verbatim ? OfSource(corpus, verdict, read.Frame)
            : OfHeading(corpus, read) ?? (verdict.Outcome == QuoteOutcome.Absent ? OfLanguage(corpus, verdict, read.Text) : verdict);
    }

    private static QuoteVerdict? OfHeading(Corpus corpus, ReadQuote read)
    {
        var headings = corpus.Articles.SelectMany(article => article.Sections).Where(section => section.Heading is { } heading && Equal(heading, read.Text)).ToList();
        if (headings.Count == 0)
        {
            return corpus.Articles.Any(article => Equal(article.Title, read.Text)) ? new QuoteVerdict(QuoteOutcome.Verbatim, [], QuoteForm.Title, []) : null;
        }

        var asked = AskedArticles(corpus, read.Frame);
        var there = headings.FindAll(section => section.Passages.Any(passage => asked.Contains(passage.Article)));
        return new QuoteVerdict(QuoteOutcome.Verbatim, [], asked.Count > 0 && there.Count == 0 ? QuoteForm.Heading | QuoteForm.OtherArticle : QuoteForm.Heading, []) { Headings = there.Count > 0 ? there : headings };
    }

    /// <summary>True if two texts are the same words and marks, typography and the marks at the edges aside.</summary>
    private static bool Equal(string heading, string quote)
    {
        var (left, right) = (ExactFinder.WithoutEdges(TokenStream.Of(heading)), ExactFinder.WithoutEdges(TokenStream.Of(quote)));
        return left.Count > 0 && left.Count == right.Count && left.Tokens.Zip(right.Tokens).All(pair => pair.First.SameAs(pair.Second));
    }

    /// <summary>
    /// The verdict with whether the quote is in a language of the corpus. Sentences of one language share their small words; so where a quote of some length
    /// has hardly a word that any article has, it is in another.
    /// </summary>
    private static QuoteVerdict OfLanguage(Corpus corpus, QuoteVerdict verdict, string quote)
    {
        // What is full of mark-up and addresses is in no language.
        if (quote.AsSpan().ContainsAny(MarkUp))
        {
            return verdict;
        }

        var index = QuoteIndex.Of(corpus);
        var words = WordsOf(quote).Where(word => !word.Any(char.IsDigit)).ToList();
        var scripts = corpus.Articles.Select(article => Script(article.Title.Where(char.IsLetter))).ToHashSet();
        var isOther = (words.Count > 0 && !scripts.Contains(Script(quote.Where(char.IsLetter))))
            || (words.Count >= LeastOfALanguage && words.Count(word => index.Count(word) > 0) <= words.Count * MaxShared);
        return isOther ? verdict with { Form = QuoteForm.OtherLanguage } : verdict;
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
        if (AskedArticles(corpus, frame) is { Count: > 0 } asked)
        {
            var there = verdict.Places.Where(place => asked.Contains(place.Passage.Article)).ToList();
            return there.Count > 0 ? OfSpeaker(corpus, verdict with { Places = there }, frame) : verdict with { Form = verdict.Form | QuoteForm.OtherArticle };
        }

        return OfSpeaker(corpus, verdict, frame);
    }

    private static QuoteVerdict OfSpeaker(Corpus corpus, QuoteVerdict verdict, string frame)
    {
        var name = AskedSpeaker(corpus, frame, [.. verdict.Places.Select(place => place.Passage.Article).Distinct()]);
        return name is null || verdict.Places.Any(place => IsOf(corpus, place, name)) ? verdict
            : verdict with { Form = verdict.Form | QuoteForm.OtherSpeaker, AskedSpeaker = name };
    }

    /// <summary>The articles that the words around a quote name, by title, by title up to its colon, or by their publisher; empty if they name none.</summary>
    private static List<Article> AskedArticles(Corpus corpus, string frame)
    {
        var words = " " + string.Join(' ', WordsOf(frame)) + " ";
        var titled = corpus.Articles.Where(article => Names(article.Title, 1) || Names(article.Title.Split(':')[0], 2)).ToList();
        return titled.Count > 0 ? titled : [.. corpus.Articles.Where(article => article.Source is { } source && Names(source, 1))];

        bool Names(string title, int least) =>
            WordsOf(title).ToList() is var all && all.Count >= least && words.Contains($" {string.Join(' ', all)} ", all.Count == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Who is asked, or said, to have said it; null if nobody is named.</summary>
    /// <param name="corpus">Whose speakers are known.</param>
    /// <param name="frame">The words around the quote.</param>
    /// <param name="articles">Where it stands.</param>
    private static string? AskedSpeaker(Corpus corpus, string frame, List<Article> articles)
    {
        // “ChatGPT says that the article …”: that names a go-between.
        var ofText = WordsOf(frame.ToLowerInvariant()).Any(AskingWords.IsText);
        foreach (var match in Asked().Matches(frame).Concat(ofText ? [] : Named().Matches(frame)))
        {
            var name = WordsOf(match.Groups["name"].Value).SkipWhile(word => AskingWords.IsClosed(word.ToLowerInvariant()) || AuthorName.IsTitle(word)).ToList();
            if (name.Count is > 0 and <= 3 && !name.Exists(word => AskingWords.IsClosed(word.ToLowerInvariant())) && (char.IsUpper(name[0][0]) || IsNameInSmallLetters(corpus, match, name)))
            {
                return string.Join(' ', name);
            }
        }

        // Somebody who speaks in an article is named beside the quote: who else is meant to have said it?
        var index = QuoteIndex.Of(corpus);
        var known = WordsOf(frame).Where(word => index.IsSpeaker(word.ToLowerInvariant())).Distinct().ToList();
        return known.Count > 0 ? string.Join(' ', known) : FullName().Matches(frame).Select(match => match.Value).FirstOrDefault(name => articles.Exists(article => IsOfAPerson(article, name)));
    }

    /// <summary>True for a name of several words that an article has in its text, and that is neither its title, its author's nor its publisher's: somebody it tells of.</summary>
    private static bool IsOfAPerson(Article article, string name) =>
        article.Passages.Any(passage => passage.Text.Contains(name, StringComparison.Ordinal))
        && !((string?[])[article.Title, article.Author, article.Source, .. article.Sections.Select(section => section.Heading)]).Any(text => text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>True for “did putin say”: no article before it, and no word that the corpus writes in small letters.</summary>
    private static bool IsNameInSmallLetters(Corpus corpus, Match match, List<string> name) =>
        WordsOf(match.Groups["name"].Value).SkipWhile(AuthorName.IsTitle).FirstOrDefault() == name[0] && !corpus.Passages.Any(passage => WordsOf(passage.Text).Contains(name[0]));

    /// <summary>
    /// True if the words can be those of a speaker: they are the author's or the publisher's and not in quotation marks, or they are, and the name stands
    /// beside them.
    /// </summary>
    private static bool IsOf(Corpus corpus, QuotePlace place, string name)
    {
        var passage = place.Passage;
        var article = passage.Article;
        var names = WordsOf(name).ToList();
        if (Speakers.Of(passage.Text, place.Pieces[0].Span) is { } speaker)
        {
            // “Judge Velt” and “Judge Renner” have a word in common, and are two.
            var spoken = WordsOf(speaker.Name).ToList();
            return (spoken.Exists(word => names.Exists(asked => NameSpelling.Same(asked, word))) && (spoken.Count < 2 || names.Count < 2 || NameSpelling.Same(names[^1], spoken[^1]))) || (!speaker.IsAttached && Speakers.Gives(passage.Text, names));
        }

        // In an interview who speaks stands at the head of a paragraph, or of one above it.
        var labels = article.Passages.Select(Speakers.Label).OfType<string>().ToList();
        if (labels.Count > 1 && !passage.Text.EndsWith('?') && labels.Exists(label => Names(label)))
        {
            var own = Speakers.Label(passage);
            var above = article.Passages.TakeWhile(other => other != passage).Select(Speakers.Label).LastOrDefault(label => label is not null);
            return Names(own ?? above ?? name);
        }

        var isQuoted = MessageParts.Marked(passage.Text).Any(span => span.Start <= place.Pieces[0].Span.Start + 1 && place.Pieces[0].Span.Start < span.End);
        var before = article.Passages.TakeWhile(other => other != passage).ToList();

        // “Tarrant bought one as well. “…,” he said”: a pronoun means somebody who was named before it.
        var index = QuoteIndex.Of(corpus);
        if (isQuoted && PronounAttribution().IsMatch(passage.Text)
            && WordsOf(passage.Text[..place.Pieces[0].Span.Start]).Where(word => char.IsUpper(word[0]) && index.IsSpeaker(word.ToLowerInvariant())).ToList() is { Count: > 0 } known)
        {
            return known.Exists(word => names.Exists(asked => NameSpelling.Same(asked, word)));
        }

        return isQuoted
            ? Holds(passage.Text) || before.TakeLast(PronounAttribution().IsMatch(passage.Text) ? before.Count : 1).Any(other => Holds(other.Text))
            : Holds(article.Author ?? "") || Holds(article.Source ?? "") || Holds(article.Title) || Holds(passage.Text);

        bool Names(string label) => WordsOf(label).Any(word => names.Exists(asked => NameSpelling.Same(asked, word)));

        bool Holds(string text) => WordsOf(text).ToList() is var words && names.TrueForAll(asked => words.Exists(word => NameSpelling.Same(asked, word)));
    }

    [GeneratedRegex(@"\b\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){1,2}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FullName();

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(
        @"\b(did|does|do|has|have|had)\s+(?<name>[\p{L}’'-]+(\s+[\p{L}’'-]+){0,3}?)\s+((really|ever|actually|also|literally)\s+){0,2}(say|said|write|written|tell|told|claim|claimed|state|put)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,2})\s+(\p{Ll}+ly\s+)?(says|said|wrote|writes|claims|claimed|told|stated)\b"
        + @"|\b(said|says|wrote|by|according to|attributed to|(?<=quot\w*\s)from)\s+(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,2})"
        + @"|[—–-]\s*(?<name>\p{Lu}[\p{L}’'-]+(\s+\p{Lu}[\p{L}’'-]+){0,2})[\s.,\d]*\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(he|she|they)\s+(\p{Ll}+\s+)?(said|says|told|wrote|writes|added|adds|asked|answered|replied)\b|\b(said|says)\s+(he|she|they)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PronounAttribution();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
