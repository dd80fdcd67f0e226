namespace RussiaTaliban.Slack.Rendering;

/// <summary>A reply in one line of plain text: what a notification shows and a screen reader says first. Blocks hold the whole.</summary>
internal sealed class Notification : IReplyVisitor<string>
{
    private static readonly Notification Instance = new();

    public static string Of(Reply reply) => (reply.Above ?? reply).Accept(Instance);

    public string Visit(PassagesReply reply) => reply.Answer.Hits is [var best, ..]
        ? $"“{best.Quotes.FirstOrDefault() ?? best.Passage.Text}” — {best.Passage.Citation.Label}"
        : Wording.ProductName;

    public string Visit(NotFoundReply reply) => Wording.NotFound;

    public string Visit(NoMoreReply reply) => reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore;

    public string Visit(WhyReply reply) => reply.Hit.Matches.Count == 0 ? Wording.WhyNoWords : Wording.WhyTheseWords;

    public string Visit(ExtractReply reply) => $"“{reply.Extracts[0].Text}” — {reply.Extracts[0].Passage.Citation.Label}";

    public string Visit(CorpusReply reply) => Wording.Corpus(reply);

    public string Visit(PassageGoneReply reply) => Wording.PassageGone;

    public string Visit(NoSuchSectionReply reply) => DigestWords.Text(reply);

    public string Visit(QuoteCheckReply reply) => QuoteWording.Verdict(reply.Verdict);

    public string Visit(CitedQuoteReply reply) => string.Join(' ', reply.Receipts.Select(receipt => $"“{receipt.Quote.Exact}” — {receipt.Place}"));

    public string Visit(SharedQuoteReply reply) => ShareWording.SharedBy(reply);

    public string Visit(ShareOfferReply reply) => ShareWording.OfferInSlack(reply);

    public string Visit(ShareReply reply) => ShareWording.Outcome(reply);

    public string Visit(DigestReply reply) => DigestWords.Heading(reply);

    public string Visit(SummaryReply reply) => DigestWords.Heading(reply.Summary);

    public string Visit(SubscriptionReply reply) => SubscriptionWords.Text(reply);

    public string Visit(HelpReply reply) => Wording.Help(reply);

    public string Visit(AboutReply reply) => Wording.About(reply.Corpus);

    public string Visit(SmallTalkReply reply) => Wording.SmallTalk(reply.Kind);

    public string Visit(UnreadableReply reply) => Wording.Unreadable(reply.Reason);

    public string Visit(FailedReply reply) => Wording.Failed;

    public string Visit(WithheldReply reply) => Wording.Withheld;
}
