using RussiaTaliban.Briefing;
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
        Task.FromResult(_marks.Find(conversation with { Thread = null }));

    /// <inheritdoc/>
    public Task WriteAsync(ConversationAddress conversation, DigestMark mark, CancellationToken cancellationToken)
    {
        _marks.Put(conversation with { Thread = null }, mark);
        return Task.CompletedTask;
    }

    /// <summary>What one person alone has had; taken out where <paramref name="remove"/> says so.</summary>
    internal IReadOnlyList<DigestMark> Of(string channel, string person, IReadOnlySet<string> places, bool remove)
    {
        var own = _marks.List()
            .Where(one => one.Key.Channel == channel && (one.Value.Person ?? person) == person && (one.Value.Person == person || places.Contains(one.Key.Conversation.Split(DigestService.SubjectsMark)[0])))
            .ToList();
        foreach (var one in remove ? own : [])
        {
            _marks.Remove(one.Key);
        }

        return own.ConvertAll(one => one.Value);
    }
}
