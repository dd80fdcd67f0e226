using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Chat;

/// <summary>Takes a turn through steps 3 to 6 of a question's way: intent, search, reply, guard.</summary>
public sealed class TurnHandler(
    LiveSearcher searcher,
    IntentReader intents,
    SummaryHandler summaries,
    SubscriptionHandler subscriptions,
    ShareHandler sharing,
    FeedbackHandler feedback,
    PrivacyHandler privacy,
    IEnumerable<IOutbox> outboxes,
    IEnumerable<IConversationDirectory> directories,
    IConversationMemory memory,
    QuoteGuard guard,
    IDeskNotes notes,
    TimeProvider time,
    ILogger<TurnHandler> logger)
{
    /// <summary>The first questions of a service wait so long for the models at most; then the words answer.</summary>
    private static readonly TimeSpan ModelPatience = TimeSpan.FromSeconds(1);

    /// <summary>The reply to a turn; whatever goes wrong on the way, the person is answered. One snapshot of the corpus serves the whole turn.</summary>
    public async Task<TurnResult> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        try
        {
            return await HandleOrThrowAsync(turn, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.TurnFailed(logger, fault, turn.Conversation.Channel);
            return new TurnResult(new FailedReply());
        }
    }

    /// <summary>The intent with what the encoder makes of the message: a wish in words that the grammar does not know, or where in it the words stand that are to be checked.</summary>
    internal static Intent Sensed(Intent read, string text, Searcher snapshot)
    {
        // Words that the whole message holds up have been parted from the talk already.
        var wish = SensedWish.Read(read, text, snapshot);
        return wish is CheckQuoteIntent ? wish : SensedQuote.Read(wish ?? read, text, snapshot) ?? wish ?? read;
    }

    /// <summary>The same for a caller to whom a fault of ours says more as an exception.</summary>
    public async Task<TurnResult> HandleOrThrowAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        using var measure = ChatMetrics.Begin(turn.Conversation.Channel);
        var snapshot = await searcher.ReadyAsync(ModelPatience, time, cancellationToken).ConfigureAwait(false);
        var intent = intents.Read(turn, snapshot.Corpus);
        intent = turn.Chosen is null ? Sensed(intent, turn.Text, snapshot) : intent;
        measure.Stage("read");
        var kept = new TurnMemory(memory, turn.Conversation) { Person = turn.Alone };
        if (intent is not YesNoIntent && await kept.ReadAsync(cancellationToken).ConfigureAwait(false) is { Offered: not null } offered)
        {
            kept.Keep(offered with { Offered = null });
        }

        var reply = intent switch
        {
            AskIntent ask => QuoteCheckHandler.Beside(await AskHandler.AskAsync(ask, kept, snapshot, cancellationToken).ConfigureAwait(false), ask, turn, snapshot.Corpus),
            MoreIntent => await AskHandler.MoreAsync(kept, snapshot, cancellationToken).ConfigureAwait(false),
            RepeatIntent => await AskHandler.RepeatAsync(kept, snapshot, cancellationToken).ConfigureAwait(false),
            WhyIntent why => AskHandler.Why(why, snapshot),
            CiteIntent cite => await sharing.CiteAsync(cite, turn, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            WithdrawIntent withdraw => await sharing.WithdrawAsync(withdraw, turn, kept, cancellationToken).ConfigureAwait(false),
            ShareIntent share => await sharing.ShareAsync(share, turn, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            CheckQuoteIntent check => await QuoteCheckHandler.CheckAsync(check, kept, snapshot, cancellationToken).ConfigureAwait(false),
            SummaryIntent summary => await summaries.SummarizeAsync(summary, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            ZoneIntent zone => await subscriptions.AnswerZoneAsync(zone, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            WishAnswerIntent answer => await subscriptions.AnswerWishAsync(answer, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            OfferedIntent or WatchIntent or NotThisIntent or SubscribeIntent or ChangeScheduleIntent or PauseIntent or ResumeIntent or StopIntent or SubscriptionsIntent =>
                await subscriptions.HandleAsync(intent, turn, kept, cancellationToken).ConfigureAwait(false),
            HelpIntent => new HelpReply(Starters.Of(snapshot))
            {
                Delivers = outboxes.Any(outbox => outbox.Channel == turn.Conversation.Channel),
                Shares = directories.Any(directory => directory.Channel == turn.Conversation.Channel),
            },
            AboutIntent => new AboutReply(snapshot.Corpus),
            CorpusIntent asked => await CorpusHandler.TellAsync(asked, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            OpenIntent open => await CorpusHandler.OpenAsync(open, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            WhyShownIntent why => await CorpusHandler.WhyAsync(why, kept, snapshot, cancellationToken).ConfigureAwait(false),
            CiteShownIntent cite => await sharing.CiteAsync(cite, turn, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            ShorterIntent shorter => await ShortenAsync(shorter, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            MeantIntent meant => await AskHandler.MeantAsync(meant, kept, snapshot, cancellationToken).ConfigureAwait(false),
            FeedbackIntent word => await feedback.KeepAsync(word, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            StartOverIntent => Forget(SmallTalkKind.StartedOver, kept, snapshot),
            PrivacyIntent { Forget: true } => await privacy.AskAsync(turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            PrivacyIntent => new SmallTalkReply(notes.KeepsQuestions ? SmallTalkKind.PrivacyWithDesk : SmallTalkKind.Privacy, []),
            YesNoIntent said => await subscriptions.AnswerYesNoAsync(said, turn, kept, cancellationToken).ConfigureAwait(false)
                ?? await privacy.AnswerYesNoAsync(said, turn, kept, snapshot, cancellationToken).ConfigureAwait(false)
                ?? new SmallTalkReply(SmallTalkKind.NothingAsked, Starters.Of(snapshot)),
            SmallTalkIntent talk => new SmallTalkReply(talk.Kind, Starters.Of(snapshot)),
            UnreadableIntent unreadable => new UnreadableReply(unreadable.Reason),
            var other => throw new InvalidOperationException($"No handler for {other.GetType().Name}."),
        };

        measure.Stage("answer");
        var result = Guarded(reply, snapshot.Corpus, kept, turn, intent);
        measure.Stage("guard");
        measure.Ended(intent, result.Reply);
        notes.Note(turn, result.Reply, time.GetUtcNow());
        return result;
    }

    /// <summary>The last step before the channel: what the guard withholds is not remembered either.</summary>
    internal TurnResult Guarded(Reply reply, Corpus corpus, TurnMemory kept, Turn turn, Intent intent)
    {
        var shown = guard.Check(reply, corpus);
        return ReferenceEquals(shown, reply)
            ? new TurnResult(reply, token => RememberAsync(kept, turn, token)) { Intent = intent }
            : new TurnResult(shown) { Intent = intent };
    }

    /// <summary>What is said when the bot has just been added to a conversation.</summary>
    public Reply Welcome() => new HelpReply(Starters.Of(searcher.Current), IsWelcome: true);

    /// <summary>What was summarized last, or else the last answer.</summary>
    private async Task<Reply> ShortenAsync(ShorterIntent shorter, Turn turn, TurnMemory kept, Searcher snapshot, CancellationToken cancellationToken)
    {
        var state = await kept.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Summarized is null
            ? await CorpusHandler.ShortenAsync(shorter, kept, snapshot, cancellationToken).ConfigureAwait(false)
            : await summaries.SummarizeAsync(new SummaryIntent { Sentences = shorter.Sentences ?? AskHandler.MaxShown, Again = true, Said = shorter.Said }, turn, kept, snapshot, cancellationToken).ConfigureAwait(false);
    }

    private static SmallTalkReply Forget(SmallTalkKind said, TurnMemory kept, Searcher snapshot)
    {
        kept.Keep(ConversationState.Initial);
        return new SmallTalkReply(said, Starters.Of(snapshot));
    }

    private async Task RememberAsync(TurnMemory kept, Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            await kept.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.TurnNotRemembered(logger, fault, turn.Conversation.Channel);
        }
    }
}
