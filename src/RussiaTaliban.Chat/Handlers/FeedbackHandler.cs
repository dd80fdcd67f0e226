using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Handles feedback that is typed rather than given with a button.</summary>
public sealed class FeedbackHandler(IFeedbackStore store, TimeProvider time)
{
    private const int MaxOfComment = 2_000;

    internal async Task<Reply> KeepAsync(FeedbackIntent feedback, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var question = feedback.Question ?? state.Missed ?? (state.Questions is [.., var last] ? last : null);
        if (feedback is { IsHelpful: null, Comment: null } || (feedback.IsHelpful is not null && question is null))
        {
            return new SmallTalkReply(SmallTalkKind.FeedbackOnNothing, question is null ? Starters.Of(searcher) : []);
        }

        var entry = new FeedbackEntry(turn.Conversation, turn.Speaker.Id, question ?? "", feedback.IsHelpful ?? false, time.GetUtcNow())
        {
            Passages = feedback.Passage is { } passage ? [passage] : state.Missed is null ? state.Shown : [],
            Comment = feedback.Comment is { Length: > MaxOfComment } whole ? whole[..MaxOfComment] : feedback.Comment,
        };
        try
        {
            await store.SaveAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return new SmallTalkReply(SmallTalkKind.FeedbackUnavailable, []);
        }

        return new SmallTalkReply(entry.IsHelpful ? SmallTalkKind.FeedbackKept : SmallTalkKind.FeedbackKeptSorry, []);
    }
}
