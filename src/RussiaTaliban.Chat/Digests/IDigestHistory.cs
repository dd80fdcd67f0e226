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

    /// <summary>What a conversation had last; null where it has had no digest.</summary>
    Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Replaces what a conversation had last.</summary>
    Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken);
}

/// <summary>How the record of articles goes on when a corpus is looked at.</summary>
public static class Sightings
{
    /// <summary>The record after looking at <paramref name="corpus"/>: an entry for each of its articles, and those of before that it lacks.</summary>
    public static Dictionary<string, ArticleSighting> After(IReadOnlyDictionary<string, ArticleSighting> before, Corpus corpus, DateTimeOffset now)
    {
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

/// <summary>A history that lives as long as the process, of at most <see cref="Capacity"/> conversations; those without a digest for longest go first.</summary>
public sealed class InMemoryDigestHistory : IDigestHistory
{
    /// <summary>How many conversations are remembered.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly BoundedCache<ConversationAddress, DigestMark> _marks = new(Capacity);
    private Dictionary<string, ArticleSighting> _sightings = [];

    public Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sightings = Sightings.After(_sightings, corpus, now);
            return Task.FromResult<IReadOnlyDictionary<string, ArticleSighting>>(_sightings);
        }
    }

    public Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_marks.Find(conversation with { Thread = null }));

    public Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken)
    {
        _marks.Put(conversation with { Thread = null }, mark);
        return Task.CompletedTask;
    }
}
