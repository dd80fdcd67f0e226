using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Handlers;

/// <content>Changes that begin later, or hold for a while: what comes stands beside what comes then.</content>
public sealed partial class SubscriptionHandler
{
    /// <summary>The most days for which a change may hold before all is as before.</summary>
    private const int MaxPassingDays = 92;

    /// <summary>
    /// "From January on at 7", "next week at 6, then as before": today's schedule leaves those days out and another has them. Null where the change is for good and from now.
    /// </summary>
    private async Task<Reply?> ChangeForDaysAsync(ScheduleChange change, IReadOnlyList<Subscription> allowed, Turn turn, CancellationToken cancellationToken)
    {
        var lasting = change with { From = null, Until = null, Duration = null };
        if ((change.From is null && change.Until is null && change.Duration is null) || (lasting with { Zone = null }).IsEmpty || change.Whole is not null)
        {
            return null;
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

        foreach (var (live, before, after) in then)
        {
            var added = await AddAsync([after], turn, null, cancellationToken).ConfigureAwait(false);
            if (added.Outcome != SubscriptionOutcome.Created)
            {
                return added;
            }

            if (await store.ChangeAsync(live.Id, current => current.IsLive ? current.Reschedule(before, Now) : current, cancellationToken).ConfigureAwait(false) is { IsLive: true } now)
            {
                told.Add(new SubscriptionView(now));
            }

            told.AddRange(added.Subscriptions);
        }

        return new SubscriptionReply(SubscriptionOutcome.Rescheduled, told);
    }
}
