using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <content>Makes changes that begin later or apply for a limited time, each as a second subscription beside the first.</content>
public sealed partial class SubscriptionHandler
{
    /// <summary>The most days for which a change may hold before all is as before.</summary>
    private const int MaxPassingDays = 92;

    /// <summary>
    /// "From January on at 7", "next week at 6, then as before": today's schedule leaves those days out and another has them. Null if the change is permanent and starts now.
    /// </summary>
    private async Task<Reply?> ChangeForDaysAsync(ScheduleChange change, IReadOnlyList<Subscription> allowed, Turn turn, CancellationToken cancellationToken)
    {
        var lasting = change with { From = null, Until = null, Duration = null };
        if ((change.From is null && change.Until is null && change.Duration is null) || (lasting with { Zone = null }).IsEmpty || change.Whole is not null)
        {
            return null;
        }

        if (change.Place is not null || change.IsHere || change.AddsTime)
        {
            return AskedBack(ScheduleFault.ChangeUnclear, null);
        }

        var (told, then) = (new List<SubscriptionView>(), new List<(Subscription Live, DigestSchedule Before, DigestSchedule After)>());
        foreach (var live in allowed)
        {
            var today = Today(live);
            var from = change.From?.From(today) ?? today;
            var until = change.Until?.From(today) ?? (change.Duration is { } days ? from.PlusDays(days - 1) : (LocalDate?)null);
            if (from <= today && until is null)
            {
                return null;
            }

            if (until < from || (until is { } end && Period.DaysBetween(from, end) > MaxPassingDays))
            {
                return AskedBack(ScheduleFault.DateImpossible, null);
            }

            if (lasting.In(live.Schedule, today) is not { } other)
            {
                return AskedBack(change.How == DaysChange.TimeOfDays ? ScheduleFault.ChangeUnclear : ScheduleFault.NoDayLeft, null);
            }

            var details = live.Schedule.Details;
            var before = until is not { } last
                ? details with { Until = from.PlusDays(-1) }
                : details with { Skipped = [.. details.Skipped.Concat(Enumerable.Range(0, Period.DaysBetween(from, last) + 1).Select(from.PlusDays).Where(day => live.Schedule.Next(day, Instant.MinValue)?.Date == day)).Distinct().Order()] };
            then.Add((live, live.Schedule with { Details = before }, other with { Details = other.Details with { From = from, Until = until ?? details.Until, Skipped = [] } }));
        }

        // Where nothing comes in that stretch there is nothing to change; and all of it can be done, or none of it is begun.
        then.RemoveAll(one => Stretch(one.Live, one.After).Next is null && one.After.Next(Today(one.Live), Now) is null);
        var here = await store.ListAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        if (then.Count == 0 || here.Count + then.Count > SubscriptionLimits.PerConversation)
        {
            return then.Count == 0 ? AskedBack(ScheduleFault.DateImpossible, null) : new SubscriptionReply(SubscriptionOutcome.TooMany, []);
        }

        foreach (var (live, before, after) in then)
        {
            var made = Stretch(live, after);
            if (await store.AddAsync(made, cancellationToken).ConfigureAwait(false) != AddOutcome.Added)
            {
                return told.Count > 0 ? new SubscriptionReply(SubscriptionOutcome.Rescheduled, told) : AskedBack(ScheduleFault.ChangeUnclear, null);
            }

            Subscription? now = null;
            try
            {
                now = await store.ChangeAsync(live.Id, current => current.IsLive ? current.Reschedule(before, Now) : current, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (now is not { IsLive: true })
                {
                    // Two that deliver alike are worse than one that stays as it was.
                    await store.ChangeAsync(made.Id, current => current.End(SubscriptionState.Stopped), CancellationToken.None).ConfigureAwait(false);
                }
            }

            if (now is { IsLive: true })
            {
                told.AddRange([new SubscriptionView(now), new SubscriptionView(made)]);
            }
        }

        return told.Count > 0 ? new SubscriptionReply(SubscriptionOutcome.Rescheduled, told) : Told(SubscriptionOutcome.NothingHere, []);
    }

    /// <summary>What comes instead: of the same owner, paused where the other is, and never a second one on a day that has had one.</summary>
    private Subscription Stretch(Subscription live, DigestSchedule after)
    {
        var made = Subscription.Create(live.Conversation, live.Kind, live.Owner, after, Now) with { LastDate = live.LastDate };
        return live.State == SubscriptionState.Paused ? made.Pause(null, Now) : live.PausedUntil is { } day ? made.Pause(day, Now) : made.Reschedule(after, Now);
    }
}
