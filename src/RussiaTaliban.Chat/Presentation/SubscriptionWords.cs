using System.Globalization;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>The wording about subscriptions, the same in every channel. It can contain text from people: escape it.</summary>
public static class SubscriptionWords
{
    private const string Example = "For example: “every weekday at 8, Dushanbe time”.";

    /// <summary>The whole reply; more than one line only for a list.</summary>
    public static string Text(SubscriptionReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.IsOffer ? Offered(reply) : reply.Outcome switch
        {
            SubscriptionOutcome.Created => $"Done: {Comes(reply)} " + Each(reply, DescribedInFull, " And ") + Elsewhere(reply),
            SubscriptionOutcome.Rescheduled => $"Changed: {Comes(reply)} " + Each(reply, DescribedInFull, " And ") + Elsewhere(reply),
            SubscriptionOutcome.NotMeant => "Noted: that article will not come up for this question again. I’m still watching the question.",
            SubscriptionOutcome.AlreadyThere => "That is set up already: " + Each(reply, Described),
            SubscriptionOutcome.WhichOne =>
                "Which one? Name it by its time or its number in this list, for example “make the first one 9” or “stop 1”:\n" + Lines(reply, Described),
            SubscriptionOutcome.Listed when reply.Subscriptions.Count == 0 => "No summaries are scheduled here. Say when you want one. " + Example,
            SubscriptionOutcome.Listed when reply is { About: not SubscriptionQuestion.All, At: { } at } => string.Join('\n', reply.Subscriptions.Select(view => DeliveryAnswers.Text(view, reply.About, at))),
            SubscriptionOutcome.AskedBack => Quoted(reply) + AskingBack.Text(reply.Fault),
            SubscriptionOutcome.Listed => "Summaries delivered here:\n" + Lines(reply, view => Described(view) + LastWords(view)),
            SubscriptionOutcome.Paused when reply.Subscriptions is [{ Subscription.State: SubscriptionState.Paused }] => "Paused until you say “resume”." + OthersWords(reply),
            SubscriptionOutcome.Paused => Changed("Paused", reply, PausedWords),
            SubscriptionOutcome.Resumed => Changed("Resumed", reply, NextWords),
            SubscriptionOutcome.Stopped when reply.Subscriptions.Count > 1 =>
                "Stopped: these summaries will no longer be delivered.\n"
                + Lines(reply, view => $"{ScheduleWords.Rhythm(view.Subscription.Schedule)}.") + OthersWords(reply),
            SubscriptionOutcome.Stopped => "Stopped: this summary will no longer be delivered." + OthersWords(reply),
            SubscriptionOutcome.NothingHere => "There is no subscription here. Say when you want a summary. " + Example,
            SubscriptionOutcome.NotYours => "Only the person who set this up, or an owner, can change it.",
            SubscriptionOutcome.TooMany =>
                $"That would be too many: at most {SubscriptionLimits.PerConversation} subscriptions here, and {SubscriptionLimits.PerPerson} for each person. Stop one first.",
            SubscriptionOutcome.TooOften => Quoted(reply) + "I can deliver a summary at most once a day. " + Example,
            SubscriptionOutcome.OtherRhythm => Quoted(reply) + "I can’t repeat a summary like that. Name days of the week or of the month, for example “every Monday at 9” or “on the 1st of every month at 9”.",
            SubscriptionOutcome.SeveralTimes => Quoted(reply) + "a request can have only one time. Send the other time in a second message. " + Example,
            SubscriptionOutcome.DateImpossible =>
                Quoted(reply) + "I don’t recognize that as a future date. For example: “pause until Monday”, “pause for two weeks”, “pause until 24 December”.",
            SubscriptionOutcome.TimeImpossible => Quoted(reply) + "there is no such time. Write it as 8, 8:30, 18:00 or 6 pm.",
            SubscriptionOutcome.ZoneUnknown =>
                Quoted(reply) + "I don’t know that time zone. Name a large city (“Dushanbe time”), an IANA zone (Asia/Dushanbe) or an offset (UTC+5).",
            SubscriptionOutcome.ZoneNeeded => "In which time zone? Name a large city, for example “Dushanbe”, or an offset, for example “UTC+5”.",
            SubscriptionOutcome.NotDeliverableHere =>
                "I can’t deliver here: once this page is closed, I have no way to reach you. Subscribe in Teams or Slack.",
            _ => "Subscriptions are unavailable right now, and nothing was changed. I can still answer questions; please try again in a few minutes.",
        };
    }

    /// <summary>What would be done, and that it is not done yet.</summary>
    private static string Offered(SubscriptionReply reply) =>
        "Is this what you want? " + reply.Outcome switch
        {
            SubscriptionOutcome.Created => "New: " + Comes(reply) + " " + Each(reply, DescribedInFull, " And ") + Elsewhere(reply),
            SubscriptionOutcome.Rescheduled => "From now on, " + Comes(reply) + " " + Each(reply, DescribedInFull, " And ") + Elsewhere(reply),
            SubscriptionOutcome.Stopped => "Stop:\n" + Lines(reply, view => $"{ScheduleWords.Rhythm(view.Subscription.Schedule)}.") + OthersWords(reply),
            SubscriptionOutcome.Paused => "Pause:\n" + Lines(reply, Described) + OthersWords(reply),
            _ => "Resume:\n" + Lines(reply, Described) + OthersWords(reply),
        } + (reply.LeftOut.Count > 0 ? $"\nI did not understand these words and left them out: {string.Join(", ", reply.LeftOut.Select(words => $"“{words}”"))}." : "") + "\nNothing has been done yet: say “yes” or “no”.";

    private static string Comes(SubscriptionReply reply) =>
        (reply.Subscriptions is [{ Subscription.Schedule.Details.Watch: not null }, ..] ? "a passage will be delivered " : "the summary will be delivered ") + (reply.Subscriptions is [{ Place: { } place }, ..] ? "to " + place : "here");

    /// <summary>Where it can be changed, for one that comes elsewhere; what it will not have, for a subject of which there is nothing yet.</summary>
    private static string Elsewhere(SubscriptionReply reply) =>
        (reply.Subscriptions is [{ Place: not null }, ..] ? " To change or stop it, say so there." : "")
        + (reply.WithoutArticles.Count > 0 ? $" There are no articles about {string.Join(" or ", reply.WithoutArticles.Select(subject => $"“{subject}”"))} yet." : "");

    private static string Each(SubscriptionReply reply, Func<SubscriptionView, string> words, string between = " ") => string.Join(between, reply.Subscriptions.Select(words));

    /// <summary>A list; its numbers are those of the buttons under it.</summary>
    private static string Lines(SubscriptionReply reply, Func<SubscriptionView, string> words) => reply.Subscriptions.Count == 1
        ? "• " + Sentence(words(reply.Subscriptions[0]))
        : string.Join('\n', reply.Subscriptions.Select((view, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {Sentence(words(view))}")));

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Changed(string done, SubscriptionReply reply, Func<SubscriptionView, string> words) =>
        (reply.Subscriptions.Count > 1 ? $"{done}.\n" + Lines(reply, Described) : $"{done}. " + Each(reply, words)) + OthersWords(reply);

    private static string OthersWords(SubscriptionReply reply) => reply.NotTheirs switch
    {
        0 => "",
        1 => "\nOne other delivery here was not changed: only the person who set it up, or an owner, can change it.",
        var many => string.Create(CultureInfo.InvariantCulture, $"\n{many} other deliveries here were not changed: only the people who set them up, or an owner, can change them."),
    };

    /// <summary>With what happens when clocks change.</summary>
    private static string DescribedInFull(SubscriptionView view)
    {
        var subscription = view.Subscription;
        var shifts = subscription.Next is { } next ? ScheduleWords.Shifts(subscription.Schedule, next.Date) : "";
        return shifts.Length > 0 ? $"{Described(view)} {shifts}" : Described(view);
    }

    private static string Described(SubscriptionView view) => $"{ScheduleWords.Rhythm(view.Subscription.Schedule)}. {PausedWords(view)}";

    internal static string PausedWords(SubscriptionView view) =>
        view.Subscription.State == SubscriptionState.Paused ? "It is paused until you say “resume”." : NextWords(view);

    private static string NextWords(SubscriptionView view) => view.Subscription.Next is { } next
        ? $"Next: {ScheduleWords.Moment(next, view.Subscription.Schedule)}."
        : "No delivery is scheduled.";

    internal static string LastWords(SubscriptionView view) => view.Last switch
    {
        { Status: DigestDeliveryStatus.Unknown } last => $" I don’t know whether the one for {ScheduleWords.Date(last.Date)} arrived. I did not send it again.",
        { Status: DigestDeliveryStatus.Failed, RetryAt: not null } last =>
            $" The one for {ScheduleWords.Date(last.Date)} could not be sent yet; I’m trying again.",
        { Status: DigestDeliveryStatus.NothingNew } last => $" On {ScheduleWords.Date(last.Date)} there was nothing new, so none was sent.",
        { Status: DigestDeliveryStatus.Failed } last => $" The one for {ScheduleWords.Date(last.Date)} could not be sent.",
        _ => "",
    };

    private static string Quoted(SubscriptionReply reply) => reply.FaultyWords is { } words ? $"“{words}”: " : "";
}
