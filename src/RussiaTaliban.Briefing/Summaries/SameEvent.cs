using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// Finds articles that tell the same event: their openings are compared by tf-idf cosine, and what they share must hold words that are rare in the
/// corpus, as names and figures of an event are. Articles of different languages are never joined.
/// </summary>
internal static class SameEvent
{
    private const int OpeningParagraphs = 4;

    /// <summary>Openings whose cosine is above this tell the same event, where they share <see cref="RareTerms"/> rare terms.</summary>
    private const double Likeness = 0.32;

    private const int RareTerms = 3;

    /// <summary>The number of days within which sources report the same event.</summary>
    private const int DaysApart = 3;

    /// <summary>The articles in groups, each group in the order given, the groups by their first article.</summary>
    /// <param name="articles">The articles to group, best first.</param>
    /// <param name="corpus">The corpus: how common a word is.</param>
    public static IReadOnlyList<IReadOnlyList<Article>> Group(IReadOnlyList<Article> articles, Corpus corpus)
    {
        if (articles.Count < 2)
        {
            return [.. articles.Select(article => (IReadOnlyList<Article>)[article])];
        }

        var openings = corpus.Articles.ToDictionary(article => article.Slug, Opening, StringComparer.Ordinal);
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in openings.Values.SelectMany(opening => opening.Keys))
        {
            frequency[term] = frequency.GetValueOrDefault(term) + 1;
        }

        var vectors = articles.ToDictionary(article => article.Slug, article => Weighed(openings[article.Slug], frequency, corpus.Articles.Count), StringComparer.Ordinal);
        var groups = new List<List<Article>>();
        foreach (var article in articles)
        {
            if (groups.Find(group => Alike(group[0], article)) is { } told)
            {
                told.Add(article);
            }
            else
            {
                groups.Add([article]);
            }
        }

        return groups;

        bool Alike(Article one, Article other)
        {
            if (!one.Language.Equals(other.Language, StringComparison.OrdinalIgnoreCase) || Apart(one.Published, other.Published) > DaysApart)
            {
                return false;
            }

            var (left, right) = (vectors[one.Slug], vectors[other.Slug]);
            var shared = left.Keys.Where(right.ContainsKey).ToList();
            var norm = Math.Sqrt(left.Values.Sum(weight => weight * weight) * right.Values.Sum(weight => weight * weight));
            return norm > 0 && shared.Sum(term => left[term] * right[term]) / norm >= Likeness
                && shared.Count(term => frequency[term] <= Math.Max(2, corpus.Articles.Count / 20)) >= RareTerms;
        }
    }

    private static Dictionary<string, int> Opening(Article article) =>
        ArticleTerms.OfOpening(article, OpeningParagraphs).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, double> Weighed(Dictionary<string, int> counts, Dictionary<string, int> frequency, int articles) =>
        counts.ToDictionary(term => term.Key, term => (1 + Math.Log(term.Value)) * Math.Log((articles + 2.0) / (frequency[term.Key] + 0.5)), StringComparer.Ordinal);

    private static int Apart(DateOnly? one, DateOnly? other) => one is { } left && other is { } right ? Math.Abs(left.DayNumber - right.DayNumber) : 0;
}
