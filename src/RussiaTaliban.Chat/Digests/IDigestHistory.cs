using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Digests;

/// <summary>
/// What each conversation has had, and when articles came and changed. Every method throws <see cref="StorageUnavailableException"/> where the
/// store cannot be reached.
/// </summary>
public interface IDigestHistory
{
    /// <summary>Notes which articles are there, and tells since when. The articles of the very first observation count as there from the beginning.</summary>
    /// <returns>By slug; an entry for each article of the corpus.</returns>
    Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What a conversation had last; null if it has had no digest.</summary>
    Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces what a conversation had last.</summary>
    Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken);
}

/// <summary>Updates the record of articles when a corpus is read.</summary>
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
