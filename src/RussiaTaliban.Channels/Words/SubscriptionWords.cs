using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>What is said about subscriptions, as plain sentences, the same in every channel. Words of people in it are text: escape it.</summary>
public static class SubscriptionWords
{
    private const string Example = "For example: “every weekday at 8, Dushanbe time”.";

    /// <summary>The whole reply; more than one line only for a list.</summary>
    public static string Text(SubscriptionReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Outcome switch
        {
            SubscriptionOutcome.Created => "Done: the summary comes here " + Each(reply, Described),
            SubscriptionOutcome.AlreadyThere => "That is set up already: " + Each(reply, Described),
            SubscriptionOutcome.Listed when reply.Subscriptions.Count == 0 => "No summaries are delivered here. Say when you want one. " + Example,
            SubscriptionOutcome.Listed => "Summaries come here:\n" + string.Join('\n', reply.Subscriptions.Select(view => "• " + Described(view) + LastWords(view))),
            SubscriptionOutcome.Paused => "Paused. " + Each(reply, PausedWords),
            SubscriptionOutcome.Resumed => "Resumed. " + Each(reply, NextWords),
            SubscriptionOutcome.Stopped => reply.Subscriptions.Count > 1 ? "Stopped: none of these summaries comes any more." : "Stopped: this summary does not come any more.",
            SubscriptionOutcome.NothingHere => "There is no subscription here. Say when you want the summary. " + Example,
            SubscriptionOutcome.NotYours => "Only the person who set this up, or an owner of the channel, can change it.",
            SubscriptionOutcome.TooMany => $"That would be too many: at most {SubscriptionLimits.PerConversation} subscriptions here, and {SubscriptionLimits.PerPerson} made by one person. Stop one first.",
            SubscriptionOutcome.TooOften => Quoted(reply) + "a summary comes once a day at most. " + Example,
            SubscriptionOutcome.OtherRhythm => Quoted(reply) + "summaries come on days of the week. For example: “every Monday at 9”.",
            SubscriptionOutcome.TimeImpossible => Quoted(reply) + "no clock shows that time. Write it as 8, 8:30, 18:00 or 6 pm.",
            SubscriptionOutcome.ZoneUnknown => Quoted(reply) + "I know no such time zone. Name a large city (“Dushanbe time”), an IANA zone (Asia/Dushanbe) or an offset (UTC+5).",
            SubscriptionOutcome.ZoneNeeded => "In which time zone? Say it again with a city. " + Example,
            SubscriptionOutcome.NotDeliverableHere => "I cannot deliver into this conversation: it has nobody to reach when the page is closed. Subscribe in Teams or Slack.",
            _ => "Subscriptions cannot be reached at the moment, and nothing was changed. Questions are answered as always; please try this again in a few minutes.",
        };
    }

    private static string Each(SubscriptionReply reply, Func<SubscriptionView, string> words) => string.Join(" ", reply.Subscriptions.Select(words));

    private static string Described(SubscriptionView view) => $"{ScheduleWords.Rhythm(view.Subscription.Schedule)}. {PausedWords(view)}";

    private static string PausedWords(SubscriptionView view) =>
        view.Subscription.State == SubscriptionState.Paused ? "It is paused until you say “resume”." : NextWords(view);

    private static string NextWords(SubscriptionView view) => view.Subscription.Next is { } next
        ? $"Next: {ScheduleWords.Moment(next, view.Subscription.Schedule)}."
        : "No delivery is planned.";

    private static string LastWords(SubscriptionView view) => view.Last switch
    {
        { Status: DeliveryStatus.Unknown } last => $" Whether the one for {ScheduleWords.Date(last.Date)} arrived is not known; it was not sent again.",
        { Status: DeliveryStatus.Failed, RetryAt: not null } last => $" The one for {ScheduleWords.Date(last.Date)} could not be sent yet and is being tried again.",
        { Status: DeliveryStatus.Failed } last => $" The one for {ScheduleWords.Date(last.Date)} could not be sent.",
        _ => "",
    };

    private static string Quoted(SubscriptionReply reply) => reply.FaultyWords is { } words ? $"“{words}”: " : "";
}
