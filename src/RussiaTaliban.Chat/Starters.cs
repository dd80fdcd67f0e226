using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Chat;

/// <summary>Questions that a person can begin with.</summary>
public static class Starters
{
    /// <summary>How many are offered: what every channel can show.</summary>
    public const int Count = 3;

    /// <summary>The longest made from a heading: what every channel can show on a button.</summary>
    private const int MaxLength = 75;

    /// <summary>Of more articles than this the newest are proven: each question is a search.</summary>
    private const int MaxProven = 100;

    private static readonly ConditionalWeakTable<Searcher, IReadOnlyList<string>> Proven = [];

    /// <summary>
    /// What the articles suggest, newest article first, one from each in turn. For an article that suggests nothing they are made from its headings, and only
    /// those are offered that this search answers from the section of that heading. Found once for each snapshot.
    /// </summary>
    public static IReadOnlyList<string> Of(Searcher searcher)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return Proven.GetValue(searcher, snapshot => Of(snapshot.Corpus, article => OfHeadings(article, snapshot)));
    }

    /// <summary>The suggestions of the corpus that its search does not answer: the desk's to mend.</summary>
    public static IEnumerable<string> Unproven(Searcher searcher)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return searcher.Corpus.Articles.OrderByDescending(article => article.Published).Take(MaxProven).SelectMany(article => article.SuggestedQuestions
            .Where(question => searcher.Ask(new Question(question)) is not { Outcome: AnswerOutcome.Answered, Hits: [var best, ..] } || best.Passage.Article != article));
    }

    private static IReadOnlyList<string> Of(Corpus corpus, Func<Article, IReadOnlyList<string>> made)
    {
        var byArticle = corpus.Articles
            .OrderByDescending(article => article.Published)
            .Take(Count)
            .Select(article => article.SuggestedQuestions.Count > 0 ? article.SuggestedQuestions : made(article))
            .ToList();
        return [.. Enumerable.Range(0, Count)
            .SelectMany(round => byArticle.Where(questions => questions.Count > round).Select(questions => questions[round]))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Count)];
    }

    private static IReadOnlyList<string> OfHeadings(Article article, Searcher searcher) => [.. article.Sections
        .Where(section => section.Heading is not null)
        .Select(section => (section, Question: section.Heading!.EndsWith('?') ? section.Heading : $"What is said about {section.Heading}?"))
        .Where(made => made.Question.Length <= MaxLength
            && searcher.Ask(new Question(made.Question)) is { Outcome: AnswerOutcome.Answered, Hits: [var best, ..] } && best.Passage.Section == made.section)
        .Select(made => made.Question)
        .Take(Count)];
}
