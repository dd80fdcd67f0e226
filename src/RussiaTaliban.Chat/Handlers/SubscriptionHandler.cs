using Microsoft.Extensions.Logging;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Handles requests about subscriptions. In a channel, only the person who made one, or an owner of the channel, may change it.</summary>
public sealed partial class SubscriptionHandler(
    LiveSearcher searcher,
    ISubscriptionStore store,
    IDigestDeliveryLedger ledger,
    IEnumerable<IOutbox> outboxes,
    IEnumerable<IConversationDirectory> directories,
    TimeProvider time,
    ILogger<SubscriptionHandler> logger)
{
    /// <summary>When watched questions are looked at: with the morning's summaries.</summary>
    private static readonly LocalTime WatchedAt = new(8, 0);

    /// <summary>How long an offer waits for its yes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HashSet<string> _deliverable = outboxes.Select(outbox => outbox.Channel).ToHashSet(StringComparer.Ordinal);

    internal async Task<Reply> HandleAsync(Intent intent, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            // Only words that are half a wish complete one: "make it 9" and "every Monday at 9" stand by themselves.
            var isHalf = intent is ChangeScheduleIntent or SubscribeIntent { IsTimeOnly: true } or SubscribeIntent { Request.Fault: ScheduleFault.TimeNeeded or ScheduleFault.DaysNeeded };
            if (isHalf && new WishAnswerRule().Read(turn.Text, turn) is not null && await CompletedAsync(turn, memory, cancellationToken).ConfigureAwait(false) is { } completed)
            {
                intent = completed;
            }

            return intent switch
            {
                OfferedIntent { IsAccepted: true } offered =>
                    await HandleAsync(offered.Meant, turn, memory, cancellationToken).ConfigureAwait(false),
                OfferedIntent offered => await OfferAsync(offered, turn, memory, cancellationToken).ConfigureAwait(false),
                WatchIntent watch => await WatchAsync(watch, turn, cancellationToken).ConfigureAwait(false),
                NotThisIntent => await NotThisAsync(turn, cancellationToken).ConfigureAwait(false),
                SubscribeIntent subscribe => await SubscribeAsync(subscribe, turn, memory, cancellationToken).ConfigureAwait(false),
                ChangeScheduleIntent { Change: { Zone: { } zone, IsForAll: true } } when (await memory.ReadAsync(cancellationToken).ConfigureAwait(false)).OpenWish is { } waiting =>
                    await CompleteAsync(waiting, zone, turn, memory, cancellationToken).ConfigureAwait(false),
                ChangeScheduleIntent change => await RescheduleAsync(change with { Change = change.Change.In(OwnZone(turn)) }, turn, memory, cancellationToken).ConfigureAwait(false),
                PauseIntent { Fault: not ScheduleFault.None } pause => AskedBack(pause.Fault, pause.FaultyWords),
                PauseIntent doubtful when IsDoubtful(doubtful.In(OwnZone(turn)), turn) => AskedBack(ScheduleFault.DateAmbiguous, null),
                PauseIntent { IsOpenLater: true } => AskedBack(ScheduleFault.EndUnclear, null),
                PauseIntent pause =>
                    await ChangeAsync(SubscriptionOutcome.Paused, pause.SubscriptionId, pause.Which, turn, Pause(pause.In(OwnZone(turn))), memory, cancellationToken).ConfigureAwait(false),
                ResumeIntent resume =>
                    await ChangeAsync(SubscriptionOutcome.Resumed, resume.SubscriptionId, resume.Which, turn, Resume, memory, cancellationToken)
                        .ConfigureAwait(false),
                StopIntent { IsOne: true, Which: null } stop when await SeveralAsync(turn, cancellationToken).ConfigureAwait(false) is { } several => Told(SubscriptionOutcome.WhichOne, several),
                StopIntent stop =>
                    await ChangeAsync(SubscriptionOutcome.Stopped, stop.SubscriptionId, stop.Which, turn, live => live.End(SubscriptionState.Stopped), memory, cancellationToken)
                        .ConfigureAwait(false),
                _ => await ListAsync((intent as SubscriptionsIntent)?.About ?? SubscriptionQuestion.All, turn, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (StorageUnavailableException fault)
        {
            Log.SubscriptionsUnavailable(logger, fault.Message);
            return new SubscriptionReply(SubscriptionOutcome.Unavailable, []);
        }
    }

    /// <summary>True where something is delivered to a conversation, and where that cannot be told just now.</summary>
    internal async Task<bool> AnyAsync(ConversationAddress conversation, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ListAsync(conversation, cancellationToken).ConfigureAwait(false)).Count > 0;
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }

    /// <summary>What a wish would come to, tried on subscriptions as they stand; what is asked back or refused on the way stands for itself.</summary>
    private async Task<Reply> OfferAsync(OfferedIntent offered, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        // "Berlin" where a wish waits for its zone is its zone, and no change of what comes already.
        if (offered.Meant is ChangeScheduleIntent { Change: { Zone: { } zone, IsForAll: true } } && (await memory.ReadAsync(cancellationToken).ConfigureAwait(false)).OpenWish is { } waiting)
        {
            return await CompleteAsync(waiting, zone, turn, memory, cancellationToken).ConfigureAwait(false);
        }

        var trial = new SubscriptionHandler(searcher, new TrialStore(store), ledger, outboxes, directories, time, logger);
        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        if (here.Count > 0 && offered is { Kind: WishKind.Subscribe, Meant: SubscribeIntent { Request.Fault: ScheduleFault.TimeNeeded } } && Meant(WishKind.Change, offered.Said) is { } change)
        {
            // "Weekdays is enough": days without a time are a change where something comes already.
            return await OfferAsync(new OfferedIntent(WishKind.Change, offered.Said, change), turn, memory, cancellationToken).ConfigureAwait(false);
        }

        var reply = await trial.HandleAsync(offered.Meant, turn, memory, cancellationToken).ConfigureAwait(false);
        if (reply is SubscriptionReply { Outcome: SubscriptionOutcome.NothingHere } && offered.Kind == WishKind.Change && Meant(WishKind.Subscribe, offered.Said) is { } anew)
        {
            return await OfferAsync(new OfferedIntent(WishKind.Subscribe, offered.Said, anew), turn, memory, cancellationToken).ConfigureAwait(false);
        }

        if (offered.Read is { } read && reply is SubscriptionReply heard && await new SubscriptionHandler(searcher, new TrialStore(store), ledger, outboxes, directories, time, logger).HandleAsync(read, turn, memory, cancellationToken).ConfigureAwait(false) is SubscriptionReply other && heard.ComesToTheSameAs(other))
        {
            return await HandleAsync(read, turn, memory, cancellationToken).ConfigureAwait(false);
        }

        // What would change nothing was not what was meant.
        if (reply is SubscriptionReply { Outcome: SubscriptionOutcome.AlreadyThere } || (offered.Kind == WishKind.Subscribe && reply is SubscriptionReply { Outcome: SubscriptionOutcome.NothingHere }))
        {
            return AskedBack(ScheduleFault.WishUnclear, null);
        }

        if (reply is not SubscriptionReply { Outcome: SubscriptionOutcome.Created or SubscriptionOutcome.Rescheduled or SubscriptionOutcome.Paused or SubscriptionOutcome.Resumed or SubscriptionOutcome.Stopped } would)
        {
            return reply;
        }

        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        memory.Keep(state with { Offered = new OfferedWish(offered.Said, offered.Kind.ToString(), turn.Speaker.Id, time.GetUtcNow()) { Zone = offered.Zone }, OpenWish = null, ForgetAskedBy = null, ForgetAskedAt = null });
        return would with { IsOffer = true, LeftOut = SensedWish.LeftOut(offered.Said, offered.Kind, searcher.Current.Listener) };
    }

    /// <summary>A place with a zone: the rest of a wish that lacked one, or else a question.</summary>
    internal async Task<Reply> AnswerZoneAsync(ZoneIntent zone, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.OpenWish is not { } wish)
        {
            return await AskHandler.AskAsync(new AskIntent(zone.Said), memory, searcher, cancellationToken).ConfigureAwait(false);
        }

        return await CompleteAsync(wish, zone.Zone, turn, memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>"Yes" or "no" where a wish is not whole yet: what it lacks is asked for again, or the wish is dropped. Null if nothing waits.</summary>
    internal async Task<Reply?> AnswerYesNoAsync(YesNoIntent said, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.Offered is { } offered)
        {
            state = state with { Offered = null };
            memory.Keep(state);
            if (offered.To != turn.Speaker.Id || (time.GetUtcNow() - offered.At).Duration() > Patience || !Enum.TryParse<WishKind>(offered.Kind, out var kind))
            {
                return null;
            }

            return said.IsYes && In(offered.Zone, Meant(kind, offered.Said)) is { } meant
                ? await HandleAsync(new OfferedIntent(kind, offered.Said, meant) { IsAccepted = true }, turn with { Text = offered.Said }, memory, cancellationToken).ConfigureAwait(false)
                : new SmallTalkReply(SmallTalkKind.Chatter, []);
        }

        if (state.OpenWish is not { } waiting)
        {
            return null;
        }

        memory.Keep(state with { OpenWish = null });
        if (said.IsYes && WishReader.Read(waiting) is { } wish)
        {
            return await HandleAsync(wish, turn with { Text = waiting }, memory, cancellationToken).ConfigureAwait(false);
        }

        return new SmallTalkReply(SmallTalkKind.Chatter, []);
    }

    /// <summary>A time or days: the rest of a wish that lacked them, or else a question.</summary>
    internal async Task<Reply> AnswerWishAsync(WishAnswerIntent answer, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken) =>
        await CompletedAsync(turn, memory, cancellationToken).ConfigureAwait(false) is { } whole
            ? await HandleAsync(whole, turn with { Text = "" }, memory, cancellationToken).ConfigureAwait(false)
            : answer.Else is { } heard ? await HandleAsync(heard, turn, memory, cancellationToken).ConfigureAwait(false)
            : await AskHandler.AskAsync(new AskIntent(answer.Said), memory, searcher, cancellationToken).ConfigureAwait(false);

    /// <summary>A wish that waited for its time or its days, with what has now been said; null if none waits or the two do not make one.</summary>
    private async Task<Intent?> CompletedAsync(Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.OpenWish is not { } waiting || turn.Chosen is not null || turn.Text.Length == 0)
        {
            return null;
        }

        // What was recognised by its meaning has not been shown yet: it is offered.
        var whole = $"{waiting}, {turn.Text}";
        Intent? completed = WishReader.Read(whole) is SubscribeIntent { Request.Fault: ScheduleFault.None } read ? read
            : WishReader.Read(waiting) is not SubscribeIntent && Meant(NewKind(waiting), whole) is SubscribeIntent { Request.Fault: ScheduleFault.None } meant ? new OfferedIntent(NewKind(waiting), whole, meant)
            : null;
        if (completed is not null)
        {
            memory.Keep(state with { OpenWish = null });
        }

        return completed;
    }

    /// <summary>A wish that waited for its zone.</summary>
    private async Task<Reply> CompleteAsync(string wish, string zone, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        memory.Keep(await memory.ReadAsync(cancellationToken).ConfigureAwait(false) with { OpenWish = null });

        // What was recognised by its meaning has not been shown yet: with its zone it is offered.
        if (WishReader.Read(wish) is not SubscribeIntent && In(zone, Meant(NewKind(wish), wish)) is SubscribeIntent { Request.Fault: ScheduleFault.None } meant)
        {
            return await HandleAsync(new OfferedIntent(NewKind(wish), wish, meant) { Zone = zone }, turn with { Text = wish }, memory, cancellationToken).ConfigureAwait(false);
        }

        var request = WishReader.Read(wish) is SubscribeIntent again ? again.Request : ScheduleReader.Read(wish);
        return await HandleAsync(new SubscribeIntent(request with { Zone = zone }), turn with { Text = "" }, memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A wish that lacked something was for one delivery or for many.</summary>
    private WishKind NewKind(string said) => searcher.Current.Listener?.Hear(said) is { } heard && heard.ShareOf("once") > heard.ShareOf("subscribe") ? WishKind.Once : WishKind.Subscribe;

    /// <summary>A new subscription in the zone that was asked for, where it says none.</summary>
    private static Intent? In(string? zone, Intent? intent) => intent is SubscribeIntent { Request.Zone: null } wish && zone is not null ? wish with { Request = wish.Request with { Zone = zone } } : intent;

    /// <summary>What an offer was of: what the listener heard, or for no kind what the grammar read.</summary>
    private Intent? Meant(WishKind kind, string said) => kind == WishKind.None ? WishReader.Read(said) : SensedWish.Meant(kind, said, searcher.Current.Listener);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<Reply> ListAsync(SubscriptionQuestion about, Turn turn, CancellationToken cancellationToken)
    {
        var views = new List<SubscriptionView>();
        foreach (var live in await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false))
        {
            var last = await ledger.ListAsync(live.Id, 1, cancellationToken).ConfigureAwait(false);
            views.Add(new SubscriptionView(live, last.Count > 0 ? last[0] : null));
        }

        return new SubscriptionReply(SubscriptionOutcome.Listed, views) { About = about, At = Now };
    }

    /// <summary>None of those that are meant may be changed, or none is meant although there are some.</summary>
    private static SubscriptionReply Refused(IReadOnlyList<Subscription> here, IReadOnlyList<Subscription> meant) =>
        meant.Count > 0 ? Told(SubscriptionOutcome.NotYours, meant)
        : here.Count > 0 ? Told(SubscriptionOutcome.WhichOne, here)
        : Told(SubscriptionOutcome.NothingHere, []);

    private static SubscriptionReply Told(SubscriptionOutcome outcome, IReadOnlyList<Subscription> subscriptions) =>
        new(outcome, [.. subscriptions.Select(live => new SubscriptionView(live))]);

    /// <summary>The subscriptions that the speaker may change, where they are more than one; null otherwise.</summary>
    private async Task<IReadOnlyList<Subscription>?> SeveralAsync(Turn turn, CancellationToken cancellationToken) =>
        (await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false)).Where(live => MayChange(live, turn)).ToList() is { Count: > 1 } several ? several : null;

    /// <summary>Deliveries go on. Where nothing is paused yet, it is the pause to come that is taken back.</summary>
    private Subscription Resume(Subscription live) => live is { State: SubscriptionState.Active, PausedUntil: null, Schedule.Details.Skipped.Count: > 0 }
        ? live.Reschedule(live.Schedule with { Details = live.Schedule.Details with { Skipped = [] } is var details && details == ScheduleDetails.None ? ScheduleDetails.None : details }, Now)
        : live.Resume(Now);

    private Func<Subscription, Subscription> Pause(PauseIntent pause) => live =>
    {
        var today = Today(live);
        return pause.From?.From(today) is { } from && from > today
            ? live.Reschedule(live.Schedule.Without(from, pause.EndFrom(from)), Now)
            : live.Pause(pause.Until?.From(today), Now);
    };

    private bool IsDoubtful(PauseIntent pause, Turn turn) =>
        Today(OwnZone(turn) ?? "Etc/UTC") is var today && (pause.From?.IsDoubtful(today) == true || pause.Until?.IsDoubtful(today) == true);

    private LocalDate Today(Subscription live) => live.Schedule.DayOf(Now);

    private LocalDate Today(string zone) => Now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date;

    /// <summary>Nothing was done; the reply asks for what is missing or says what cannot be.</summary>
    private static SubscriptionReply AskedBack(ScheduleFault fault, string? words) => new(OutcomeOf(fault), []) { Fault = fault, FaultyWords = words };

    private static bool MayChange(Subscription live, Turn turn) =>
        live.Kind == ConversationKind.Personal || live.Owner == turn.Speaker.Id || turn.Speaker.IsOwner;

    private static string? OwnZone(Turn turn) => turn.Speaker.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;

    private static SubscriptionOutcome OutcomeOf(ScheduleFault fault) => fault switch
    {
        ScheduleFault.TooOften => SubscriptionOutcome.TooOften,
        ScheduleFault.OtherRhythm => SubscriptionOutcome.OtherRhythm,
        ScheduleFault.SeveralTimes => SubscriptionOutcome.SeveralTimes,
        ScheduleFault.TimeImpossible => SubscriptionOutcome.TimeImpossible,
        ScheduleFault.ZoneUnknown => SubscriptionOutcome.ZoneUnknown,
        ScheduleFault.DateImpossible => SubscriptionOutcome.DateImpossible,
        _ => SubscriptionOutcome.AskedBack,
    };
}
