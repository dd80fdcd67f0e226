using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Chat;

/// <summary>Takes a turn through steps 3 to 6 of the path of a question: intent, search, reply, guard.</summary>
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
    CorpusScopes scopes,
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
            return new TurnResult(new FailedReply { Language = await LanguageOfFailureAsync(turn, cancellationToken).ConfigureAwait(false) });
        }
    }

    /// <summary>The intent with what the encoder makes of the message: a wish in words that the grammar does not know, or where in it the words stand that are to be checked.</summary>
    /// <param name="read">The intent.</param>
    /// <param name="text">The message.</param>
    /// <param name="articles">The slugs of the articles that are asked; empty for all.</param>
    /// <param name="snapshot">Whose models are asked.</param>
    internal static Intent Sensed(Intent read, string text, IReadOnlyList<string> articles, Searcher snapshot)
    {
        // Words that the whole message holds up have been parted from the talk already.
        var wish = SensedWish.Read(read, text, articles, snapshot);
        if (wish is CheckQuoteIntent)
        {
            return wish;
        }

        var sensed = SensedQuote.Read(wish ?? read, text, snapshot) ?? wish ?? read;
        return SensedPhrase.Read(sensed, text, articles, snapshot) ?? sensed;
    }

    /// <summary>The same for a caller to whom a fault of ours says more as an exception.</summary>
    public async Task<TurnResult> HandleOrThrowAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        using var measure = ChatMetrics.Begin(turn.Conversation.Channel);
        var snapshot = scopes.Of(await searcher.ReadyAsync(ModelPatience, time, cancellationToken).ConfigureAwait(false), turn.Conversation);
        var intent = intents.Read(turn, snapshot.Corpus);
        intent = turn.Chosen is null ? Sensed(intent, turn.Text, turn.Articles, snapshot) : intent;
        measure.Stage("read");
        var kept = new TurnMemory(memory, turn.Conversation) { Person = turn.Alone, Articles = turn.Articles };
        intent = await InContextAsync(intent, turn, kept, snapshot, cancellationToken).ConfigureAwait(false);
        if (intent is not YesNoIntent && await kept.ReadAsync(cancellationToken).ConfigureAwait(false) is { Offered: not null } offered)
        {
            kept.Keep(offered with { Offered = null });
        }

        var language = await LanguageAsync(turn, intent, kept, cancellationToken).ConfigureAwait(false);
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
            StartOverIntent => Forget(SmallTalkKind.StartedOver, language, kept, snapshot),
            PrivacyIntent { Forget: true } => await privacy.AskAsync(turn, kept, snapshot, cancellationToken).ConfigureAwait(false),
            PrivacyIntent => new SmallTalkReply(SmallTalkKind.Privacy, []),
            YesNoIntent said => await subscriptions.AnswerYesNoAsync(said, turn, kept, cancellationToken).ConfigureAwait(false)
                ?? await privacy.AnswerYesNoAsync(said, turn, kept, snapshot, cancellationToken).ConfigureAwait(false)
                ?? new SmallTalkReply(SmallTalkKind.NothingAsked, Starters.Of(snapshot)),
            SmallTalkIntent talk => new SmallTalkReply(talk.Kind, Starters.Of(snapshot)),
            UnreadableIntent unreadable => new UnreadableReply(unreadable.Reason),
            var other => throw new InvalidOperationException($"No handler for {other.GetType().Name}."),
        };

        measure.Stage("answer");
        var result = Guarded(reply with { Language = language }, snapshot.Corpus, kept, turn, intent);
        measure.Stage("guard");
        measure.Ended(intent, result.Reply);
        return result;
    }

    /// <summary>
    /// A change of deliveries that only the listener heard, where nothing is delivered: "and India?" goes on asking, and "the key points as bullets" is about what was shown.
    /// What names days or a time stays a wish.
    /// </summary>
    private async Task<Intent> InContextAsync(Intent intent, Turn turn, TurnMemory kept, Searcher snapshot, CancellationToken cancellationToken)
    {
        if (intent is not OfferedIntent { Kind: WishKind.Change, Read: null, IsAccepted: false } offered || snapshot.Listener is not { } listener
            || HeardWish.IsOfLength(listener.Hear(offered.Said)) is not { } isOfLength || await subscriptions.AnyAsync(turn.Conversation, cancellationToken).ConfigureAwait(false))
        {
            return intent;
        }

        var state = await kept.ReadAsync(cancellationToken).ConfigureAwait(false);
        return !isOfLength ? new AskIntent(turn.Text)
            : state.Shown.Count == 0 && state.Summarized is null ? new SummaryIntent { Said = turn.Text }
            : new ShorterIntent(null, turn.Text);
    }

    /// <summary>The last step before the channel: what the guard withholds is not remembered either.</summary>
    internal TurnResult Guarded(Reply reply, Corpus corpus, TurnMemory kept, Turn turn, Intent intent)
    {
        var shown = guard.Check(reply, corpus);
        return ReferenceEquals(shown, reply)
            ? new TurnResult(reply, token => RememberAsync(kept, turn, token)) { Intent = intent }
            : new TurnResult(shown with { Language = reply.Language }) { Intent = intent };
    }

    /// <summary>The language to answer in: that of the words, of the client, or the one that was spoken before, as where a button is pressed. Null for English.</summary>
    private static async Task<string?> LanguageAsync(Turn turn, Intent intent, TurnMemory kept, CancellationToken cancellationToken)
    {
        var state = await kept.ReadAsync(cancellationToken).ConfigureAwait(false);

        // What cannot be read as a question is not read for its language either.
        var spoken = Speech.Of(turn.Chosen is null && intent is not UnreadableIntent ? turn.Text : "", turn.Speaker.Locale);
        if (spoken is null)
        {
            return state.Language;
        }

        var language = OrEnglish(spoken);
        if (language != state.Language)
        {
            kept.Keep(state with { Language = language });
        }

        return language;
    }

    /// <summary>The same where a turn failed: what was spoken before is asked for last, for the memory may be what failed.</summary>
    private async Task<string?> LanguageOfFailureAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return Speech.Of(turn.Chosen is null ? turn.Text : "", turn.Speaker.Locale) is { } spoken ? OrEnglish(spoken)
                : (await memory.ReadAsync(turn.Conversation, cancellationToken).ConfigureAwait(false)).Language;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string? OrEnglish(string spoken) => Speech.Languages.Contains(spoken) ? spoken : null;

    /// <summary>What is said when the bot has just been added to a conversation.</summary>
    /// <param name="locale">The language and region of the client that added it; null where the channel does not tell.</param>
    public Reply Welcome(string? locale = null) =>
        new HelpReply(Starters.Of(searcher.Current), IsWelcome: true) { Language = Speech.Of("", locale) is { } spoken ? OrEnglish(spoken) : null };

    /// <summary>What was summarized last, or else the last answer.</summary>
    private async Task<Reply> ShortenAsync(ShorterIntent shorter, Turn turn, TurnMemory kept, Searcher snapshot, CancellationToken cancellationToken)
    {
        var state = await kept.ReadAsync(cancellationToken).ConfigureAwait(false);
        return state.Summarized is null
            ? await CorpusHandler.ShortenAsync(shorter, kept, snapshot, cancellationToken).ConfigureAwait(false)
            : await summaries.SummarizeAsync(new SummaryIntent { Sentences = shorter.Sentences ?? AskHandler.MaxShown, Again = true, Said = shorter.Said }, turn, kept, snapshot, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The conversation begins anew, in the language that is spoken in it.</summary>
    private static SmallTalkReply Forget(SmallTalkKind said, string? language, TurnMemory kept, Searcher snapshot)
    {
        kept.Keep(ConversationState.Initial with { Language = language });
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
