using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Chat;

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
