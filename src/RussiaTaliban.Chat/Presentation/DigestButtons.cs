using System.Globalization;
using NodaTime;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The buttons under a digest or a reply about subscriptions, the same in every channel.</summary>
public static class DigestButtons
{
    private const string SendDaily = "Send me this every weekday at 8";

    /// <summary>Of a list that is longer only the first so many get buttons; the words do the same for all.</summary>
    private const int MaxListed = 5;

    private static readonly SubscribeIntent EveryWeekdayAt8 = new(new ScheduleRequest(Weekdays.WorkingDays, new LocalTime(8, 0), null));

    /// <summary>The buttons under a reply; may be none.</summary>
    /// <param name="delivers">Whether the channel can deliver: a subscription is offered only where it can.</param>
    public static IReadOnlyList<NoteButton> Under(Reply reply, bool delivers) => reply switch
    {
        DigestReply digest =>
            [.. Standing(digest), .. digest.Subscription is { } subscription ? Of(subscription, "") : delivers ? [new NoteButton(SendDaily, EveryWeekdayAt8)] : []],
        SubscriptionReply { Outcome: SubscriptionOutcome.Stopped or SubscriptionOutcome.NotYours } or SubscriptionReply { IsOffer: true } => [],
        SubscriptionReply { Subscriptions: [var only] } => Of(only.Subscription, ""),
        SubscriptionReply many =>
            [.. many.Subscriptions.Take(MaxListed)
            .SelectMany((view, place) => Of(view.Subscription, string.Create(CultureInfo.InvariantCulture, $" ({place + 1})")))],
        _ => [],
    };

    private static IEnumerable<NoteButton> Standing(DigestReply reply) => reply.Digest.IsNothingNew && !reply.ShowsStanding
        ? [new NoteButton(DigestWords.ShowStanding, new SummaryIntent { WithStanding = true })]
        : [];

    private static IReadOnlyList<NoteButton> Of(Subscription subscription, string suffix) =>
    [
        subscription.State == SubscriptionState.Paused || subscription.PausedUntil is not null
            ? new NoteButton(DigestWords.Resume + suffix, new ResumeIntent(subscription.Id))
            : new NoteButton(DigestWords.Pause + suffix, new PauseIntent(subscription.Id, new PauseEnd(Days: 7))),
        new NoteButton(DigestWords.Stop + suffix, new StopIntent(subscription.Id)),
    ];
}

/// <summary>A button under a digest or a reply about subscriptions.</summary>
/// <param name="Title">What it says; at most 40 characters.</param>
/// <param name="Intent">What it does.</param>
public sealed record NoteButton(string Title, Intent Intent);
