using System.Globalization;
using NodaTime;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

/// <summary>What a message was understood to be, in one line: what the table of wishes compares.</summary>
internal static class WishText
{
    /// <summary>The line for a message that came on a day, from somebody who has these schedules.</summary>
    public static string Of(string said, LocalDate today, string zone, DigestSchedule? had = null, LocalTime? now = null) => Settled(WishReader.Read(said), had?.Zone ?? zone) switch
    {
        null => "question",
        SubscribeIntent { Request: { Fault: not ScheduleFault.None } wish } => $"ask {wish.Fault}",
        SubscribeIntent { Request: var wish } when wish.IsDoubtful(today) => "ask DateAmbiguous",
        ChangeScheduleIntent { Change: var change } when change.IsDoubtful(today) => "ask DateAmbiguous",
        PauseIntent pause when pause.From?.IsDoubtful(today) == true || pause.Until?.IsDoubtful(today) == true => "ask DateAmbiguous",
        SubscribeIntent { MayChange: true, Request: var wish } when had is not null && had.Days.HasFlag(wish.Days) && had.Days != wish.Days =>
            "change: " + ScheduleWords.Rhythm(new ScheduleChange(wish.Days, wish.Time, wish.Zone) { How = DaysChange.TimeOfDays }.In(had, today)!),
        SubscribeIntent { Request.IsOnce: true } when had is not null => "ask Once",
        SubscribeIntent wish => "subscribe: " + string.Join(" + ", wish.Request.On(today, wish.Request.Zone ?? zone, now).Select(ScheduleWords.Rhythm)) + Place(wish.Request.Place),
        ChangeScheduleIntent { Change.Fault: ScheduleFault.None, Else: { Fault: not ScheduleFault.None } wish } when had is null => $"ask {wish.Fault}",
        ChangeScheduleIntent { Change.Fault: ScheduleFault.None, Else: { } wish } when had is null => "subscribe: " + string.Join(" + ", wish.On(today, wish.Zone ?? zone, now).Select(ScheduleWords.Rhythm)),
        ChangeScheduleIntent { Change: { Fault: not ScheduleFault.None } change } => $"ask {change.Fault}",
        ChangeScheduleIntent { Change: var change, Which: var which } => Changed(change, which, had, today),
        PauseIntent { Fault: not ScheduleFault.None } pause => $"ask {pause.Fault}",
        PauseIntent pause => "pause" + (pause.From is { } from ? " from " + Day(from.From(today)) : "")
            + (pause.From is { } begin ? (pause.Until ?? (object?)pause.Duration) is not null ? " until " + Day(pause.EndFrom(begin.From(today))) : "" : pause.Until is { } until ? " until " + Day(until.From(today)) : "") + Which(pause.Which),
        ResumeIntent resume => "resume" + Which(resume.Which),
        StopIntent stop => "stop" + Which(stop.Which),
        SubscriptionsIntent { About: SubscriptionQuestion.All } => "list",
        SubscriptionsIntent asked => asked.About.ToString().ToLowerInvariant(),
        var other => other.GetType().Name,
    };

    private static Intent? Settled(Intent? intent, string zone) => intent switch
    {
        SubscribeIntent wish => wish with { Request = wish.Request.In(zone) },
        ChangeScheduleIntent wish => wish with { Change = wish.Change.In(zone) },
        PauseIntent wish => wish.In(zone),
        _ => intent,
    };

    private static string Changed(ScheduleChange change, SubscriptionFilter? which, DigestSchedule? had, LocalDate today)
    {
        if (had is null)
        {
            return "change without one";
        }

        if (which?.Days is { } days && days != had.Days && had.Days.HasFlag(days) && which is { Time: null, Zone: null })
        {
            (change, which) = (change.ForDays(days), null);
        }

        if (change.Place is { } place)
        {
            return (change.AlsoThere ? "add: " : "change: ") + ScheduleWords.Rhythm(had) + Place(place);
        }

        return change.How == DaysChange.Add && change.Days is null && change.Time is { } also
            ? "add: " + ScheduleWords.Rhythm(had with { Time = also }) + Which(which)
            : change.In(had, today) is { } now ? now == had ? "already" : "change: " + ScheduleWords.Rhythm(now) + Which(which) : "ask NoDayLeft";
    }

    private static string Which(SubscriptionFilter? which) => which is null ? ""
        : " (" + string.Join(' ', new[] { which.Days?.ToString(), which.Time?.ToString("HH:mm", null), which.Zone, which.Place?.ToString(CultureInfo.InvariantCulture) }.Where(part => part is not null)) + ")";

    private static string Place(string? place) => place is null ? "" : ", in " + place;

    private static string Day(LocalDate day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
