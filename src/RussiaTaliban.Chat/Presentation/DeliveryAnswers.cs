using NodaTime;
using NodaTime.Text;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>Answers to "when is the next one", "did you send it today", "why did I not get it".</summary>
internal static class DeliveryAnswers
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The answer about one subscription.</summary>
    public static string Text(SubscriptionView view, SubscriptionQuestion about, Instant at)
    {
        var schedule = view.Subscription.Schedule;
        return $"The summary is sent {ScheduleWords.Rhythm(schedule)}. {(about == SubscriptionQuestion.Next ? Next(view) : Today(view, at) + SubscriptionWords.LastWords(view))}";
    }

    private static string Next(SubscriptionView view) => SubscriptionWords.PausedWords(view);

    private static string Today(SubscriptionView view, Instant at)
    {
        var (live, schedule) = (view.Subscription, view.Subscription.Schedule);
        var today = schedule.DayOf(at);
        return view.Last is { } last && last.Date == today ? Outcome(last, schedule) + " " + Next(view)
            : live.State == SubscriptionState.Paused ? "Nothing was sent today. " + Next(view)
            : live.PausedUntil is { } until && until > today ? $"It is paused until {ScheduleWords.Date(until)}. " + Next(view)
            : live.Next is { } next && next.Date == today ? $"It has not been sent yet today; it is due at {Clock.Format(next.At.InZone(schedule.ZoneRules).TimeOfDay)}."
            : schedule.Details.Skipped.Contains(today) ? "Today’s summary was skipped, as you asked. " + Next(view)
            : "None was due today. " + Next(view);
    }

    private static string Outcome(DigestDelivery last, DigestSchedule schedule) => last.Status switch
    {
        DigestDeliveryStatus.Sent => $"It was sent today at {Clock.Format(last.ChangedAt.InZone(schedule.ZoneRules).TimeOfDay)}.",
        DigestDeliveryStatus.Claimed => "It is being sent right now.",
        _ => "It was due today.",
    };
}
