using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Terminal;

/// <summary>
/// What a reply is, in one word for programs: the outcomes of <see cref="AnswerRecord"/>, and in their place, where it is more exact,
/// <c>about</c>, <c>feedback</c>, <c>privacy</c>, <c>schedule</c>, <c>ask_back</c> (the person has to say more) or <c>refuse</c> (it cannot be done).
/// </summary>
internal static class ChatOutcome
{
    public static string Of(Reply reply) => reply switch
    {
        AboutReply or CorpusReply or NoSuchSectionReply => "about",
        SmallTalkReply talk => Of(talk.Kind),
        SubscriptionReply subscription => Of(subscription),
        ShareOfferReply => "ask_back",
        UnreadableReply { Reason: UnreadableReason.TooLong } or FailedReply or WithheldReply => "refuse",
        UnreadableReply => "ask_back",
        _ => AnswerRecord.Of(null, null, reply, inFull: false).Outcome,
    };

    private static string Of(SmallTalkKind kind) => kind switch
    {
        SmallTalkKind.Greeting or SmallTalkKind.Thanks or SmallTalkKind.Farewell or SmallTalkKind.Identity or SmallTalkKind.Chatter => "small_talk",
        SmallTalkKind.StartedOver => "command",
        SmallTalkKind.NothingAsked or SmallTalkKind.NothingShown or SmallTalkKind.Unclear => "ask_back",
        SmallTalkKind.FeedbackKept or SmallTalkKind.FeedbackKeptSorry or SmallTalkKind.FeedbackOnNothing or SmallTalkKind.FeedbackUnavailable => "feedback",
        SmallTalkKind.Privacy or SmallTalkKind.PrivacyWithDesk or SmallTalkKind.Forgotten or SmallTalkKind.ForgetAsked or SmallTalkKind.ForgetKept or SmallTalkKind.ForgetUnavailable => "privacy",
        _ => "refuse",
    };

    private static string Of(SubscriptionReply reply) => reply.IsOffer ? "ask_back" : reply.Outcome switch
    {
        SubscriptionOutcome.TooMany or SubscriptionOutcome.TooOften or SubscriptionOutcome.NotYours or SubscriptionOutcome.NotDeliverableHere or SubscriptionOutcome.Unavailable => "refuse",
        SubscriptionOutcome.AskedBack => reply.Fault is ScheduleFault.WhenNew or ScheduleFault.Subject or ScheduleFault.OtherPlace or ScheduleFault.Length ? "refuse" : "ask_back",
        SubscriptionOutcome.WhichOne or SubscriptionOutcome.OtherRhythm or SubscriptionOutcome.SeveralTimes or SubscriptionOutcome.DateImpossible
            or SubscriptionOutcome.TimeImpossible or SubscriptionOutcome.ZoneUnknown or SubscriptionOutcome.ZoneNeeded => "ask_back",
        _ => "schedule",
    };
}
