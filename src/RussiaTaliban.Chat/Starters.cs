using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat;

/// <summary>Questions that a person can begin with.</summary>
public static class Starters
{
    /// <summary>How many are offered: what every channel can show.</summary>
    public const int Count = 3;

    /// <summary>
    /// What the articles suggest, newest article first, one from each in turn; where they suggest nothing, their headings that are questions.
    /// </summary>
    public static IReadOnlyList<string> Of(Corpus corpus)
    {
        var byArticle = corpus.Articles
            .OrderByDescending(article => article.Published)
            .Take(Count)
            .Select(OfArticle)
            .ToList();
        return [.. Enumerable.Range(0, Count)
            .SelectMany(round => byArticle.Where(questions => questions.Count > round).Select(questions => questions[round]))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Count)];
    }

    private static IReadOnlyList<string> OfArticle(Article article) => article.SuggestedQuestions.Count > 0
        ? article.SuggestedQuestions
        : [.. article.Sections.Select(section => section.Heading).OfType<string>().Where(heading => heading.EndsWith('?'))];
}
