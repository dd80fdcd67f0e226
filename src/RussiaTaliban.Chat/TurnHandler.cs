using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat;

/// <summary>Takes a turn through steps 3 to 6 of a question's way: intent, search, reply, guard.</summary>
public sealed class TurnHandler(
    LiveSearcher searcher,
    IntentReader intents,
    SummaryHandler summaries,
    SubscriptionHandler subscriptions,
    ShareHandler sharing,
    IConversationMemory memory,
    QuoteGuard guard,
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

    /// <summary>The same for a caller to whom a fault of ours says more as an exception.</summary>
    public async Task<TurnResult> HandleOrThrowAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var snapshot = await searcher.ReadyAsync(ModelPatience, time, cancellationToken).ConfigureAwait(false);
        var intent = intents.Read(turn, snapshot.Corpus);
        var kept = new TurnMemory(memory, turn.Conversation);
        var reply = intent switch
        {
            AskIntent ask => await AskHandler.AskAsync(ask, kept, snapshot, cancellationToken).ConfigureAwait(false),
            MoreIntent => await AskHandler.MoreAsync(kept, snapshot, cancellationToken).ConfigureAwait(false),
            WhyIntent why => AskHandler.Why(why, snapshot),
            CiteIntent cite => await sharing.CiteAsync(cite, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            ShareIntent share => await sharing.ShareAsync(share, turn, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            CheckQuoteIntent check => await QuoteCheckHandler.CheckAsync(check, kept, snapshot.Corpus, cancellationToken).ConfigureAwait(false),
            SummaryIntent summary => await summaries.SummarizeAsync(summary, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            ZoneIntent zone => await subscriptions.AnswerZoneAsync(zone, turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            SubscribeIntent or ChangeScheduleIntent or PauseIntent or ResumeIntent or StopIntent or SubscriptionsIntent =>
                await subscriptions.HandleAsync(intent, turn, kept, cancellationToken).ConfigureAwait(false),
            HelpIntent => new HelpReply(Starters.Of(snapshot.Corpus)),
            AboutIntent => new AboutReply(snapshot.Corpus),
            SmallTalkIntent talk => new SmallTalkReply(talk.Kind, Starters.Of(snapshot.Corpus)),
            UnreadableIntent unreadable => new UnreadableReply(unreadable.Reason),
            var other => throw new InvalidOperationException($"No handler for {other.GetType().Name}."),
        };

        return Guarded(reply, snapshot.Corpus, kept, turn);
    }

    /// <summary>The last step before the channel: what the guard withholds is not remembered either.</summary>
    internal TurnResult Guarded(Reply reply, Corpus corpus, TurnMemory kept, Turn turn)
    {
        var shown = guard.Check(reply, corpus);
        return ReferenceEquals(shown, reply) ? new TurnResult(reply, token => RememberAsync(kept, turn, token)) : new TurnResult(shown);
    }

    /// <summary>What is said when the bot has just been added to a conversation.</summary>
    public Reply Welcome() => new HelpReply(Starters.Of(searcher.Current.Corpus), IsWelcome: true);

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
