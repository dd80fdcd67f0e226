using System.Collections.Concurrent;
using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Chat;

/// <summary>A history that lives as long as the process.</summary>
public sealed class InProcessDigestHistory : IDigestHistory
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ConversationAddress, DigestMark> _marks = new();
    private Dictionary<string, ArticleSighting> _sightings = [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ArticleSighting>> ObserveAsync(Corpus corpus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sightings = Sightings.After(_sightings, corpus, now);
            return Task.FromResult<IReadOnlyDictionary<string, ArticleSighting>>(_sightings);
        }
    }

    /// <inheritdoc/>
    public Task<DigestMark?> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) =>
        Task.FromResult(_marks.GetValueOrDefault(conversation with { Thread = null }));

    /// <inheritdoc/>
    public Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken)
    {
        _marks[conversation with { Thread = null }] = mark;
        return Task.CompletedTask;
    }
}
