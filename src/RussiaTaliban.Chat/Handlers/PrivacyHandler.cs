using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>"Delete everything you know about me": asks for confirmation first, and only the person who asked can say yes.</summary>
public sealed class PrivacyHandler(IPersonalData data, IEnumerable<IPersonalCache> caches, TimeProvider time, ILogger<PrivacyHandler> logger)
{
    /// <summary>How long a "yes" is taken for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    internal async Task<Reply> AskAsync(Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (IsAskedBy(turn, state))
        {
            return await ForgetAsync(turn, memory, searcher, cancellationToken).ConfigureAwait(false);
        }

        // A wish that waits would take the "yes" for itself.
        memory.Keep(state with { OpenWish = null, Offered = null, ForgetAskedBy = turn.Speaker.Id, ForgetAskedAt = time.GetUtcNow() });
        return new SmallTalkReply(SmallTalkKind.ForgetAsked, []);
    }

    /// <summary>"Yes" or "no" to that; null if this person was not asked.</summary>
    internal async Task<Reply?> AnswerYesNoAsync(YesNoIntent said, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!IsAskedBy(turn, state))
        {
            return null;
        }

        if (said.IsYes)
        {
            return await ForgetAsync(turn, memory, searcher, cancellationToken).ConfigureAwait(false);
        }

        memory.Keep(state with { ForgetAskedBy = null, ForgetAskedAt = null });
        return new SmallTalkReply(SmallTalkKind.ForgetKept, []);
    }

    private bool IsAskedBy(Turn turn, ConversationState state) =>
        state.ForgetAskedBy == turn.Speaker.Id && state.ForgetAskedAt is { } asked && (time.GetUtcNow() - asked).Duration() < Patience;

    private async Task<Reply> ForgetAsync(Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var channel = turn.Conversation.Channel;
        try
        {
            var had = await data.ForgetAsync(channel, turn.Speaker.Id, turn, cancellationToken).ConfigureAwait(false);
            foreach (var cache in caches)
            {
                cache.Forget(channel, turn.Speaker.Id, had.Places);
            }

            Log.PersonForgotten(logger, channel, had.Count);
        }
        catch (StorageUnavailableException)
        {
            return new SmallTalkReply(SmallTalkKind.ForgetUnavailable, []);
        }

        memory.Keep(ConversationState.Initial);
        return new SmallTalkReply(SmallTalkKind.Forgotten, Starters.Of(searcher));
    }
}
