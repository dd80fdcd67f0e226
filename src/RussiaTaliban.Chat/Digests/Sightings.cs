using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Chat;

/// <summary>How the record of articles goes on when a corpus is looked at.</summary>
public static class Sightings
{
    /// <summary>The record after looking at <paramref name="corpus"/>: an entry for each of its articles, and those of before that it lacks.</summary>
    public static Dictionary<string, ArticleSighting> After(IReadOnlyDictionary<string, ArticleSighting> before, Corpus corpus, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(corpus);
        var after = before.ToDictionary(StringComparer.Ordinal);
        foreach (var article in corpus.Articles)
        {
            after[article.Slug] = before.TryGetValue(article.Slug, out var seen)
                ? (seen.Revision == article.Revision ? seen : seen with { Revision = article.Revision, ChangedAt = now })
                : new ArticleSighting(article.Revision, before.Count == 0 ? null : now, null);
        }

        return after;
    }
}
