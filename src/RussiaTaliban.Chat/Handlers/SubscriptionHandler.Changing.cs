using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <content>Changes, pauses and ends existing subscriptions.</content>
public sealed partial class SubscriptionHandler
{
    private async Task<Reply> RescheduleAsync(ChangeScheduleIntent wish, Turn turn, TurnMemory memory, CancellationToken cancellationToken)
    {
        var change = wish.Change;
        if (change.Fault != ScheduleFault.None)
        {
            return AskedBack(change.Fault, change.FaultyWords);
        }

        if (change.IsEmpty)
        {
            return AskedBack(ScheduleFault.TimeNeeded, null);
        }

        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        if (here.Count == 0 && wish is { Else: { } instead, Which: null })
        {
            return await SubscribeAsync(new SubscribeIntent(instead), turn, memory, cancellationToken).ConfigureAwait(false);
        }

        var summaries = here.Where(live => live.Schedule.Details.Watch is null).ToList();
        var meant = wish.Which is { } filter ? filter.Pick(here) : summaries;
        if (meant.Count == 0 && wish.Which?.Days is { } days && here.Where(live => live.Schedule.Days.HasFlag(days)).ToList() is [var holder])
        {
            (meant, change) = ([holder], change.ForDays(days));
        }

        var allowed = meant.Where(live => MayChange(live, turn)).ToList();
        if (allowed.Count > 1 && change is { How: DaysChange.Remove, Days: { } lost } && allowed.Where(live => (live.Schedule.Days & lost) != Weekdays.None).ToList() is [var only] && change.In(only.Schedule, Today(only)) is not null)
        {
            // Days can only be taken from what has them.
            allowed = [only];
        }

        // "Skip the next one": of all that come, that which is due first.
        if (change.Skipped.Contains(ScheduleChange.NextDelivery) && allowed.Where(live => live.Next is not null).MinBy(live => live.Next!.Value.At) is { } due)
        {
            (allowed, change) = ([due], change with { Skipped = [.. change.Skipped.Select(date => date == ScheduleChange.NextDelivery ? new PauseEnd(Days: Period.DaysBetween(Today(due), due.Next!.Value.Date)) : date)] });
        }

        if (change.Skipped.Count > 0 && allowed.Count > 0 && !allowed.Any(live => change.IsDoubtful(Today(live))))
        {
            var delivering = allowed.Where(live => change.Skipped.Any(date => date.From(Today(live)) is var day && live.Schedule.Next(day, Instant.MinValue)?.Date == day)).ToList();
            if (delivering.Count == 0)
            {
                return AskedBack(ScheduleFault.NothingThen, null);
            }

            allowed = delivering;
        }

        if (allowed.Count == 0 || (allowed.Count > 1 && !change.IsForAll))
        {
            return allowed.Count > 1 ? Told(SubscriptionOutcome.WhichOne, allowed) : Refused(here, meant);
        }

        if (allowed.Any(live => change.IsDoubtful(Today(live))))
        {
            return AskedBack(ScheduleFault.DateAmbiguous, null);
        }

        if (await ChangeForDaysAsync(change, allowed, turn, cancellationToken).ConfigureAwait(false) is { } later)
        {
            return later;
        }

        if (allowed.All(live => change.MissesSubjects(live.Schedule)))
        {
            return AskedBack(ScheduleFault.ChangeUnclear, null);
        }

        if (change is { IsHere: true, IsForAll: true } && (change with { IsHere = false }).IsEmpty)
        {
            // What comes here already cannot come here.
            return Told(SubscriptionOutcome.AlreadyThere, allowed);
        }

        if (change.Place is { } place)
        {
            if (await FindAsync(place, turn, cancellationToken).ConfigureAwait(false) is not { } open)
            {
                return AskedBack(ScheduleFault.NoSuchPlace, place);
            }

            var moved = await AddAsync([allowed[0].Schedule], turn, open, cancellationToken).ConfigureAwait(false);
            if (moved.Outcome == SubscriptionOutcome.Created && !change.AlsoThere)
            {
                await store.ChangeAsync(allowed[0].Id, current => current.End(SubscriptionState.Stopped), cancellationToken).ConfigureAwait(false);
                return moved with { Outcome = SubscriptionOutcome.Rescheduled };
            }

            return moved;
        }

        // "Saturday morning too, 10", where Saturdays have a delivery: a second one.
        if (change is { How: DaysChange.Add, Days: { } more, Time: { } at, Zone: null, From: null, Until: null, Duration: null, Without: Weekdays.None } && allowed is [var one] && (one.Schedule.Days & more) is not Weekdays.None and var shared
            && Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => shared.HasFlag(DigestSchedule.Flag(day))).All(day => one.Schedule.TimeOn(day) != at))
        {
            return await AddAsync([one.Schedule with { Days = more, Time = at, Details = one.Schedule.Details with { Times = [], Skipped = [] } is var own && own == ScheduleDetails.None ? ScheduleDetails.None : own }], turn, null, cancellationToken).ConfigureAwait(false);
        }

        if (change.AddsTime)
        {
            return await AddAsync([change.In(allowed[0].Schedule, Today(allowed[0]))!], turn, null, cancellationToken).ConfigureAwait(false);
        }

        if (allowed.Any(live => change.In(live.Schedule, Today(live)) is null))
        {
            return AskedBack(change.How == DaysChange.TimeOfDays ? ScheduleFault.ChangeUnclear : ScheduleFault.NoDayLeft, null);
        }

        if (allowed.Any(live => live.State == SubscriptionState.Active && change.In(live.Schedule, Today(live)) is { } next && live.Reschedule(next, Now).Next is null))
        {
            return AskedBack(ScheduleFault.DateImpossible, null);
        }

        if (allowed.All(live => here.Any(other => other.Schedule == change.In(live.Schedule, Today(live)))))
        {
            return Told(SubscriptionOutcome.AlreadyThere, [.. here.Where(other => allowed.Any(live => other.Schedule == change.In(live.Schedule, Today(live))))]);
        }

        var changed = new List<Subscription>();
        foreach (var live in allowed)
        {
            var now = await store.ChangeAsync(
                live.Id,
                current => current.IsLive && change.In(current.Schedule, Today(current)) is { } schedule ? current.Reschedule(schedule, Now) : current,
                cancellationToken).ConfigureAwait(false);
            if (now is { IsLive: true })
            {
                changed.Add(now);
            }
        }

        return changed.Count > 0 ? Told(SubscriptionOutcome.Rescheduled, changed) : Told(SubscriptionOutcome.NothingHere, []);
    }

    private async Task<Reply> ChangeAsync(
        SubscriptionOutcome done,
        string? id,
        SubscriptionFilter? which,
        Turn turn,
        Func<Subscription, Subscription> change,
        TurnMemory memory,
        CancellationToken cancellationToken)
    {
        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        var meant = id is not null ? [.. here.Where(live => live.Id == id)] : which is not null ? which.Pick(here) : here;
        if (meant.Count == 0 && done == SubscriptionOutcome.Stopped && which is { Days: { } days, Time: null } && here.Any(live => live.Schedule.Days.HasFlag(days)))
        {
            var without = new ScheduleChange(days, null, null) { How = DaysChange.Remove };
            return await RescheduleAsync(new ChangeScheduleIntent(without), turn, memory, cancellationToken).ConfigureAwait(false);
        }

        var allowed = meant.Where(live => MayChange(live, turn)).ToList();
        if (allowed.Count == 0)
        {
            return id is null ? Refused(here, meant) : Told(meant.Count == 0 ? SubscriptionOutcome.NothingHere : SubscriptionOutcome.NotYours, meant);
        }

        if (allowed.Count > 1 && which is { IsSingle: true })
        {
            return Told(SubscriptionOutcome.WhichOne, allowed);
        }

        if (done == SubscriptionOutcome.Resumed)
        {
            var resume = change;
            change = live => WithoutDoubling(resume(live), live, here);
            if (allowed.All(live => change(live) is var then && (then.State, then.PausedUntil, then.Schedule) == (live.State, live.PausedUntil, live.Schedule)))
            {
                return Told(SubscriptionOutcome.AlreadyThere, allowed);
            }
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

    /// <summary>Days that are left out because another delivers on them for a while stay left out.</summary>
    private Subscription WithoutDoubling(Subscription resumed, Subscription before, IReadOnlyList<Subscription> here)
    {
        var covered = before.Schedule.Details.Skipped.Where(day => here.Any(other => other.Id != before.Id && other.Schedule.Details is { From: { } first, Until: { } last } && first <= day && day <= last)).ToList();
        return covered.Count == 0 ? resumed : resumed.Reschedule(resumed.Schedule with { Details = resumed.Schedule.Details with { Skipped = [.. covered] } }, Now);
    }
}
