using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// Chooses a digest's articles: what came since the reader's last digest, then what changed, then what the reader has not had lately, longest ago
/// first. At most <see cref="MaxArticles"/> articles share <see cref="Summarizer.MaxSentences"/> sentences.
/// </summary>
public static class DigestMaker
{
    /// <summary>How many articles a digest has at most: two sentences for each.</summary>
    public const int MaxArticles = 4;

    /// <summary>An article covered this many days ago or more may come again.</summary>
    public const int DaysUntilAgain = 7;

    /// <summary>Makes a digest.</summary>
    /// <param name="corpus">The corpus of this moment.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sightings">By slug, when articles came and changed; one that is missing counts as there from the beginning.</param>
    /// <param name="last">What the reader has had; null for a first digest.</param>
    /// <param name="sentences">At most this many sentences, from 1.</param>
    public static Digest Make(
        Corpus corpus,
        DateOnly today,
        IReadOnlyDictionary<string, ArticleSighting> sightings,
        DigestMark? last,
        int sentences = Summarizer.MaxSentences)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(sightings);
        var ranked = corpus.Articles
            .Select(article => (Article: article, News: NewsOf(article, today, sightings.GetValueOrDefault(article.Slug), last), Covered: CoveredOn(article)))
            .OrderBy(entry => entry.News switch { ArticleNews.New => 0, ArticleNews.Changed => 1, _ => 2 })
            .ThenBy(entry => entry.News == ArticleNews.Standing ? entry.Covered : DateOnly.MinValue)
            .ThenByDescending(entry => entry.Article.Published)
            .ThenBy(entry => entry.Article.Slug, StringComparer.Ordinal)
            .ToList();
        var due = ranked.Where(entry => entry.News != ArticleNews.Standing || entry.Covered <= today.AddDays(-DaysUntilAgain)).Take(MaxArticles).ToList();
        var chosen = due.Count > 0 ? due : [.. ranked.Take(MaxArticles)];
        return new Digest(today, last is null ? null : last.Day ?? DateOnly.FromDateTime(last.At.UtcDateTime), Share([.. chosen.Select(entry => (entry.Article, entry.News))], sentences))
        {
            IsNothingNew = last is not null && due.Count == 0,
        };

        DateOnly CoveredOn(Article article) => last?.Covered.TryGetValue(article.Slug, out var day) == true ? day : DateOnly.MinValue;
    }

    /// <summary>Gives each article its share of the sentences, the first ones the rest.</summary>
    private static IReadOnlyList<DigestItem> Share(IReadOnlyList<(Article Article, ArticleNews News)> articles, int sentences)
    {
        var count = Math.Min(articles.Count, sentences);
        return [.. articles.Take(count).Select((entry, place) =>
            new DigestItem(Summarizer.Summarize(entry.Article, (sentences / count) + (place < sentences % count ? 1 : 0)), entry.News))];
    }

    /// <summary>The same articles once more, shorter or longer: what a reader asks for who has just had them.</summary>
    /// <param name="articles">The articles, in the order of that digest; at least one.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sentences">At most this many sentences, from 1; where there are more articles than that the last are left out.</param>
    public static Digest Again(IReadOnlyList<Article> articles, DateOnly today, int sentences)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return new Digest(today, null, Share([.. articles.Select(article => (article, ArticleNews.Standing))], sentences));
    }

    private static ArticleNews NewsOf(Article article, DateOnly today, ArticleSighting? sighting, DigestMark? last)
    {
        if (last is null)
        {
            return article.Published >= today.AddDays(-1) ? ArticleNews.New : ArticleNews.Standing;
        }

        return sighting?.FirstSeen > last.At ? ArticleNews.New
            : sighting?.ChangedAt > last.At ? ArticleNews.Changed
            : ArticleNews.Standing;
    }
}
