using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;

namespace RussiaTaliban.Chat.Digests;

/// <summary>A history that lives as long as the process, of at most <see cref="Capacity"/> conversations; those without a digest for longest go first.</summary>
public sealed class InMemoryDigestHistory : IDigestHistory
{
    /// <summary>How many conversations are remembered.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly BoundedCache<ConversationAddress, DigestMark> _marks = new(Capacity);
    private readonly Dictionary<string, List<(DateTimeOffset At, ArticleVersion Version)>> _versions = new(StringComparer.Ordinal);
    private Dictionary<string, ArticleSighting> _sightings = [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sightings = Sightings.After(_sightings, corpus, now);
            foreach (var article in corpus.Articles)
            {
                var versions = _versions.TryGetValue(article.Slug, out var known) ? known : _versions[article.Slug] = [];
                if (versions.Count == 0 || versions[^1].Version.Revision != article.Revision)
                {
                    versions.Add((now, ArticleVersion.Of(article)));
                    versions.RemoveRange(0, Math.Max(0, versions.Count - Sightings.MaxVersions));
                }
            }

            return Task.FromResult<IReadOnlyDictionary<string, ArticleSighting>>(_sightings);
        }
    }

    /// <inheritdoc/>
    public Task<ArticleVersion?> FindVersionAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_versions.GetValueOrDefault(slug)?.FindLast(version => version.At <= at).Version);
        }
    }

    /// <inheritdoc/>
    public Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_marks.Find(conversation with { Thread = null }));

    /// <inheritdoc/>
    public Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken)
    {
        _marks.Put(conversation with { Thread = null }, mark);
        return Task.CompletedTask;
    }
}
