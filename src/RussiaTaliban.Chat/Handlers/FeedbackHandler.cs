using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Thumbs and words for the desk that are typed, not pressed.</summary>
public sealed class FeedbackHandler(IFeedbackStore store, TimeProvider time)
{
    private const int MostOfComment = 2_000;

    internal async Task<Reply> KeepAsync(FeedbackIntent feedback, Turn turn, TurnMemory memory, Corpus corpus, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        var question = state.Missed ?? (state.Questions is [.., var last] ? last : null);
        if (question is null && (feedback.IsHelpful is null ? feedback.Comment is null : true))
        {
            return new SmallTalkReply(SmallTalkKind.FeedbackOnNothing, Starters.Of(corpus));
        }

        if (feedback is { IsHelpful: null, Comment: null })
        {
            return new SmallTalkReply(SmallTalkKind.FeedbackOnNothing, []);
        }

        var entry = new FeedbackEntry(turn.Conversation, turn.Speaker.Id, question ?? "", feedback.IsHelpful ?? false, time.GetUtcNow())
        {
            Passages = state.Missed is null ? state.Shown : [],
            Comment = feedback.Comment is { Length: > MostOfComment } long_ ? long_[..MostOfComment] : feedback.Comment,
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
