using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>A reply in one line of plain text: what a notification shows and a screen reader says first. Blocks hold the whole.</summary>
internal static class Notification
{
    public static string Of(Reply reply) => reply switch
    {
        PassagesReply { Answer.Hits: [var best, ..] } => $"“{best.Quotes.FirstOrDefault() ?? best.Passage.Text}” — {best.Passage.Citation.Label}",
        NotFoundReply => Wording.NotFound,
        WhyReply why => why.Hit.Matches.Count == 0 ? Wording.WhyNoWords : Wording.WhyTheseWords,
        HelpReply help => Wording.Help(help),
        SmallTalkReply talk => Wording.SmallTalk(talk.Kind),
        AboutReply about => Wording.About(about.Corpus),
        UnreadableReply unreadable => Wording.Unreadable(unreadable.Reason),
        NoMoreReply { Question: null } => Wording.NothingAskedYet,
        NoMoreReply => Wording.NoMore,
        QuoteCheckReply check => QuoteWording.Verdict(check.Verdict),
        CitedQuoteReply cited => $"“{cited.Receipt.Quote.Exact}” — {cited.Receipt.Place}",
        SharedQuoteReply shared => ShareWording.SharedBy(shared),
        ShareReply share => ShareWording.Outcome(share),
        ShareOfferReply offer => ShareWording.OfferInSlack(offer),
        PassageGoneReply => Wording.PassageGone,
        WithheldReply => Wording.Withheld,
        FailedReply => Wording.Failed,
        DigestReply digest => DigestWords.Heading(digest),
        SummaryReply summary => DigestWords.Heading(summary.Summary),
        NoSuchSectionReply none => DigestWords.Text(none),
        SubscriptionReply subscription => SubscriptionWords.Text(subscription),
        _ => Wording.ProductName,
    };
}
