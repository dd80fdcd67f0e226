using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Digests;

/// <summary>Makes digests for conversations and remembers what they had. Without its history it makes a first digest rather than none.</summary>
public sealed class DigestService(IDigestHistory history, TimeProvider time, ILogger<DigestService> logger)
{
    /// <summary>The digest of a conversation for a day.</summary>
    /// <param name="conversation">The reader.</param>
    /// <param name="corpus">The corpus of this moment.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="sentences">At most so many; null for as many as is usual.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Digest> MakeAsync(ConversationAddress conversation, Corpus corpus, DateOnly today, int? sentences, CancellationToken cancellationToken)
    {
        var most = Math.Clamp(sentences ?? Summarizer.MaxSentences, 1, Summarizer.MaxSentences);
        try
        {
            var sightings = await history.ObserveAsync(corpus, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            var mark = await history.ReadAsync(conversation, cancellationToken).ConfigureAwait(false);
            return DigestMaker.Make(corpus, today, sightings, mark, most);
        }
        catch (StorageUnavailableException fault)
        {
            Log.DigestHistoryUnavailable(logger, fault.Message);
            return DigestMaker.Make(corpus, today, new Dictionary<string, ArticleSighting>(), null, most);
        }
    }

    /// <summary>Remembers that a conversation has had a digest. Where the store is away it is not remembered, and the next digest repeats some of it.</summary>
    public async Task RememberAsync(ConversationAddress conversation, DigestReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        try
        {
            var before = await history.ReadAsync(conversation, cancellationToken).ConfigureAwait(false);
            await history.WriteAsync(conversation, DigestMark.After(before, reply.Digest, reply.Shown, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException fault)
        {
            Log.DigestHistoryUnavailable(logger, fault.Message);
        }
    }
}
