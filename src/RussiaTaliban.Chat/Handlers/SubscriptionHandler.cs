using Microsoft.Extensions.Logging;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <summary>Words about subscriptions. In a channel only who made one, or an owner of the channel, may change it.</summary>
public sealed class SubscriptionHandler(
    ISubscriptionStore store,
    IDigestDeliveryLedger ledger,
    IEnumerable<IOutbox> outboxes,
    TimeProvider time,
    ILogger<SubscriptionHandler> logger)
{
    private readonly HashSet<string> _deliverable = outboxes.Select(outbox => outbox.Channel).ToHashSet(StringComparer.Ordinal);

    internal async Task<Reply> HandleAsync(Intent intent, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            return intent switch
            {
                SubscribeIntent subscribe => await SubscribeAsync(subscribe.Request, turn, memory, cancellationToken).ConfigureAwait(false),
                ChangeScheduleIntent change => await RescheduleAsync(change, turn, cancellationToken).ConfigureAwait(false),
                PauseIntent { FaultyWords: { } words } => new SubscriptionReply(SubscriptionOutcome.DateImpossible, []) { FaultyWords = words },
                PauseIntent pause =>
                    await ChangeAsync(SubscriptionOutcome.Paused, pause.SubscriptionId, pause.Which, turn, Pause(pause), cancellationToken).ConfigureAwait(false),
                ResumeIntent resume =>
                    await ChangeAsync(SubscriptionOutcome.Resumed, resume.SubscriptionId, resume.Which, turn, live => live.Resume(Now), cancellationToken)
                        .ConfigureAwait(false),
                StopIntent stop =>
                    await ChangeAsync(SubscriptionOutcome.Stopped, stop.SubscriptionId, stop.Which, turn, live => live.End(SubscriptionState.Stopped), cancellationToken)
                        .ConfigureAwait(false),
                _ => await ListAsync(turn, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (StorageUnavailableException fault)
        {
            Log.SubscriptionsUnavailable(logger, fault.Message);
            return new SubscriptionReply(SubscriptionOutcome.Unavailable, []);
        }
    }

    /// <summary>A place with a zone: the rest of a wish that lacked one, or else a question.</summary>
    internal async Task<Reply> AnswerZoneAsync(ZoneIntent zone, Turn turn, TurnMemory memory, Searcher searcher, CancellationToken cancellationToken)
    {
        var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.WishWithoutZone is not { } wish)
        {
            return await AskHandler.AskAsync(new AskIntent(zone.Said), memory, searcher, cancellationToken).ConfigureAwait(false);
        }

        memory.Keep(state with { WishWithoutZone = null });
        return await HandleAsync(new SubscribeIntent(ScheduleReader.Read(wish) with { Zone = zone.Zone }), turn, memory, cancellationToken).ConfigureAwait(false);
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<Reply> SubscribeAsync(ScheduleRequest request, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        if (request.Fault != ScheduleFault.None)
        {
            return new SubscriptionReply(OutcomeOf(request.Fault), []) { FaultyWords = request.FaultyWords };
        }

        if (!_deliverable.Contains(turn.Conversation.Channel))
        {
            return new SubscriptionReply(SubscriptionOutcome.NotDeliverableHere, []);
        }

        if ((request.Zone ?? OwnZone(turn)) is not { } zone)
        {
            var state = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
            memory.Keep(state with { WishWithoutZone = ScheduleWords.Wish(request.Days, request.Time) });
            return new SubscriptionReply(SubscriptionOutcome.ZoneNeeded, []);
        }

        var wished = Subscription.Create(turn.Conversation, turn.Kind, turn.Speaker.Id, new DigestSchedule(request.Days, request.Time, zone), Now);
        switch (await store.AddAsync(wished, cancellationToken).ConfigureAwait(false))
        {
            case AddOutcome.Added:
                return new SubscriptionReply(SubscriptionOutcome.Created, [new SubscriptionView(wished)]);
            case AddOutcome.TooMany:
                return new SubscriptionReply(SubscriptionOutcome.TooMany, []);
            default:
                var live = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
                return new SubscriptionReply(
                    SubscriptionOutcome.AlreadyThere,
                    [.. live.Where(other => other.Schedule == wished.Schedule).Select(other => new SubscriptionView(other))]);
        }
    }

    private async Task<Reply> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var views = new List<SubscriptionView>();
        foreach (var live in await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false))
        {
            var last = await ledger.ListAsync(live.Id, 1, cancellationToken).ConfigureAwait(false);
            views.Add(new SubscriptionView(live, last.Count > 0 ? last[0] : null));
        }

        return new SubscriptionReply(SubscriptionOutcome.Listed, views);
    }

    private async Task<Reply> RescheduleAsync(ChangeScheduleIntent wish, Turn turn, CancellationToken cancellationToken)
    {
        if (wish.Change.Fault != ScheduleFault.None)
        {
            return new SubscriptionReply(OutcomeOf(wish.Change.Fault), []) { FaultyWords = wish.Change.FaultyWords };
        }

        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        var meant = wish.Which is { } filter ? filter.Pick(here) : here;
        var allowed = meant.Where(live => MayChange(live, turn)).ToList();
        if (allowed is not [var only])
        {
            return allowed.Count > 1 ? Told(SubscriptionOutcome.WhichOne, allowed) : Refused(here, meant);
        }

        var schedule = wish.Change.In(only.Schedule);
        if (here.FirstOrDefault(live => live.Schedule == schedule) is { } same)
        {
            return Told(SubscriptionOutcome.AlreadyThere, [same]);
        }

        var changed = await store.ChangeAsync(
            only.Id,
            current => current.IsLive ? current.Reschedule(wish.Change.In(current.Schedule), Now) : current,
            cancellationToken).ConfigureAwait(false);
        return changed is { IsLive: true } now ? Told(SubscriptionOutcome.Rescheduled, [now]) : Told(SubscriptionOutcome.NothingHere, []);
    }

    private async Task<Reply> ChangeAsync(
        SubscriptionOutcome done,
        string? id,
        SubscriptionFilter? which,
        Turn turn,
        Func<Subscription, Subscription> change,
        CancellationToken cancellationToken)
    {
        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        var meant = id is not null ? [.. here.Where(live => live.Id == id)] : which is not null ? which.Pick(here) : here;
        var allowed = meant.Where(live => MayChange(live, turn)).ToList();
        if (allowed.Count == 0)
        {
            return id is null ? Refused(here, meant) : Told(meant.Count == 0 ? SubscriptionOutcome.NothingHere : SubscriptionOutcome.NotYours, meant);
        }

        var changed = new List<SubscriptionView>();
        foreach (var live in allowed)
        {
            // Whatever ended it meanwhile stands: an ended subscription is never revived.
            if (await store.ChangeAsync(live.Id, current => current.IsLive ? change(current) : current, cancellationToken).ConfigureAwait(false) is { } now)
            {
                changed.Add(new SubscriptionView(now));
            }
        }

        return new SubscriptionReply(done, changed) { NotTheirs = meant.Count - allowed.Count };
    }

    /// <summary>None of those that are meant may be changed, or none is meant although there are some.</summary>
    private static SubscriptionReply Refused(IReadOnlyList<Subscription> here, IReadOnlyList<Subscription> meant) =>
        meant.Count > 0 ? Told(SubscriptionOutcome.NotYours, meant)
        : here.Count > 0 ? Told(SubscriptionOutcome.WhichOne, here)
        : Told(SubscriptionOutcome.NothingHere, []);

    private static SubscriptionReply Told(SubscriptionOutcome outcome, IReadOnlyList<Subscription> subscriptions) =>
        new(outcome, [.. subscriptions.Select(live => new SubscriptionView(live))]);

    private Func<Subscription, Subscription> Pause(PauseIntent pause) =>
        live => live.Pause(pause.Until?.From(live.Schedule.DayOf(Now)), Now);

    private static bool MayChange(Subscription live, Turn turn) =>
        live.Kind == ConversationKind.Personal || live.Owner == turn.Speaker.Id || turn.Speaker.IsOwner;

    private static string? OwnZone(Turn turn) => turn.Speaker.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;

    private static SubscriptionOutcome OutcomeOf(ScheduleFault fault) => fault switch
    {
        ScheduleFault.TooOften => SubscriptionOutcome.TooOften,
        ScheduleFault.OtherRhythm => SubscriptionOutcome.OtherRhythm,
        ScheduleFault.SeveralTimes => SubscriptionOutcome.SeveralTimes,
        ScheduleFault.TimeImpossible => SubscriptionOutcome.TimeImpossible,
        _ => SubscriptionOutcome.ZoneUnknown,
    };
}
