using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.Chat;

/// <summary>Questions that a person can begin with.</summary>
public static partial class Starters
{
    /// <summary>How many are offered: what every channel can show.</summary>
    public const int Count = 3;

    /// <summary>The longest made from a heading: what every channel can show on a button.</summary>
    private const int MaxLength = 75;

    /// <summary>Of more articles than this the newest are proven: each question is a search.</summary>
    private const int MaxProven = 100;

    /// <summary>From how many of an article's best sentences questions are made.</summary>
    private const int MaxSentences = 5;

    private static readonly ConditionalWeakTable<Searcher, IReadOnlyList<string>> Proven = [];

    /// <summary>
    /// What the articles suggest, newest article first, one from each in turn, as far as this search answers it. An article of which too few are left is asked about its headings
    /// and about what its best sentences name; of those, too, only what this search answers from that very place is offered. Found once for each snapshot.
    /// </summary>
    public static IReadOnlyList<string> Of(Searcher searcher)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return Proven.GetValue(searcher, Find);
    }

    /// <summary>Finds them ahead, and prepares what the first message would wait for.</summary>
    public static void Prepare(Searcher searcher, CancellationToken cancellationToken)
    {
        SensedPhrase.Prepare(searcher, cancellationToken);
        Of(searcher);
    }

    /// <summary>The suggestions of the corpus that its search does not answer: the desk's to mend.</summary>
    public static IEnumerable<string> Unproven(Searcher searcher)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return searcher.Corpus.Articles.OrderByDescending(article => article.Published).Take(MaxProven)
            .SelectMany(article => article.SuggestedQuestions.Where(question => !IsAnswered(searcher, question, best => best.Passage.Article == article)));
    }

    private static IReadOnlyList<string> Find(Searcher searcher)
    {
        var byArticle = searcher.Corpus.Articles.OrderByDescending(article => article.Published).Take(Count).Select(article => OfArticle(article, searcher)).ToList();
        return [.. Enumerable.Range(0, Count)
            .SelectMany(round => byArticle.Where(questions => questions.Count > round).Select(questions => questions[round]))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Count)];
    }

    private static List<string> OfArticle(Article article, Searcher searcher) =>
        [.. Suggested(article, searcher).Concat(OfHeadings(article, searcher)).Concat(OfSentences(article, searcher)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Count)];

    private static IEnumerable<string> Suggested(Article article, Searcher searcher) =>
        article.SuggestedQuestions.Where(question => IsAnswered(searcher, question, best => best.Passage.Article == article));

    private static IEnumerable<string> OfHeadings(Article article, Searcher searcher) => article.Sections
        .Where(section => section.Heading is not null)
        .Select(section => (Section: section, Question: section.Heading!.EndsWith('?') ? section.Heading : $"What is said about {section.Heading}?"))
        .Where(made => made.Question.Length <= MaxLength && IsAnswered(searcher, made.Question, best => best.Passage.Section == made.Section))
        .Select(made => made.Question);

    private static IEnumerable<string> OfSentences(Article article, Searcher searcher) =>
        from sentence in Summarizer.Summarize(article, MaxSentences).Sentences
        from name in Name().Matches(sentence.Text).Select(match => match.Value).OrderByDescending(name => name.Length).Take(1)
        let question = $"What is said about {name}?"
        where question.Length <= MaxLength
            && IsAnswered(searcher, question, best => best.Passage.Id == sentence.Passage.Id && best.Quotes.Any(quote => quote.Contains(name, StringComparison.Ordinal)))
        select question;

    private static bool IsAnswered(Searcher searcher, string question, Func<Hit, bool> isRight) =>
        searcher.Ask(new Question(question)) is { Outcome: AnswerOutcome.Answered, Hits: [var best, ..] } && isRight(best);

    /// <summary>A name within a sentence: capitals that do not open it.</summary>
    [GeneratedRegex(@"(?<=[\p{Ll},] )\p{Lu}[\p{L}’'-]+( (of |the )?\p{Lu}[\p{L}’'-]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
