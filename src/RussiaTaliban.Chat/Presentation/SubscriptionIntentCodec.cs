using NodaTime.Text;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The part of <see cref="IntentCodec"/> that is about digests and subscriptions.</summary>
public static class SubscriptionIntentCodec
{
    private const int MaxPause = 365;
    private const int MaxIdLength = 32;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Null for an intent that no button of a digest carries.</summary>
    public static IntentValue? Encode(Intent intent) => intent switch
    {
        SummaryIntent { WithStanding: true } => new IntentValue("standing"),
        SummaryIntent { Section: null, Of: null } => new IntentValue("summary"),
        SubscribeIntent { Request: { Fault: ScheduleFault.None, From: null, Until: null, Duration: null, Further.Count: 0 } request } wish when request.Details == ScheduleDetails.None => new IntentValue("subscribe")
        {
            Days = (int)wish.Request.Days,
            Time = Time.Format(wish.Request.Time),
            Zone = wish.Request.Zone,
        },
        PauseIntent { Until: null or { Days: not null } } pause => new IntentValue("pause") { Subscription = pause.SubscriptionId, Days = pause.Until?.Days },
        ResumeIntent resume => new IntentValue("resume") { Subscription = resume.SubscriptionId },
        StopIntent stop => new IntentValue("stop") { Subscription = stop.SubscriptionId },
        SubscriptionsIntent => new IntentValue("subscriptions"),
        _ => null,
    };

    /// <summary>Null for anything that is not within its bounds.</summary>
    public static Intent? Decode(IntentValue value) => value.Do switch
    {
        "standing" => new SummaryIntent { WithStanding = true },
        "summary" => new SummaryIntent(),
        "subscribe" when value.Days is >= 1 and <= (int)Weekdays.EveryDay && value.Time is { } time && Time.Parse(time) is { Success: true } at && IsZone(value.Zone) =>
            new SubscribeIntent(new ScheduleRequest((Weekdays)value.Days, at.Value, value.Zone)),
        "pause" when IsId(value.Subscription) && value.Days is null or (>= 1 and <= MaxPause) =>
            new PauseIntent(value.Subscription, value.Days is { } days ? new PauseEnd(Days: days) : null),
        "resume" when IsId(value.Subscription) => new ResumeIntent(value.Subscription),
        "stop" when IsId(value.Subscription) => new StopIntent(value.Subscription),
        "subscriptions" => new SubscriptionsIntent(),
        _ => null,
    };

    private static bool IsId(string? id) => id is null || (id.Length is > 0 and <= MaxIdLength && id.All(char.IsAsciiLetterOrDigit));

    private static bool IsZone(string? zone) => zone is null || NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;
}
