using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Parity;

/// <summary>What a reply says on every channel, whatever form it has there: the bot's words, the quotes and their places.</summary>
internal sealed class WordsOfEveryChannel : IReplyVisitor<IEnumerable<string>>
{
    private static readonly WordsOfEveryChannel Instance = new();

    public static IReadOnlyList<string> Of(Reply reply) => [.. reply.Accept(Instance)];

    public IEnumerable<string> Visit(PassagesReply reply) =>
        [.. Wording.Above(reply), .. reply.Shown.SelectMany(hit => new[] { string.Concat(PassagePieces.Of(reply, hit).Select(piece => piece.Text)), hit.Passage.Citation.Label })];

    public IEnumerable<string> Visit(NotFoundReply reply) =>
    [
        Wording.NotFound,
        .. new[] { reply.ReadAs is { } readAs ? Wording.ReadAs(readAs) : null, reply.Remark }.OfType<string>(),
        .. reply.NearestSections.Count > 0 ? reply.NearestSections.Select(section => section.Heading ?? section.Article.Title).Prepend(Wording.NearestSections) : [],
    ];

    public IEnumerable<string> Visit(NoMoreReply reply) => [reply.Question is null ? Wording.NothingAskedYet : Wording.NoMore];

    public IEnumerable<string> Visit(WhyReply reply) =>
    [
        reply.Hit.Matches.Count > 0 ? Wording.WhyTheseWords : Wording.WhyNoWords,
        reply.Hit.Passage.Citation.Label,
        .. reply.Hit.Matches.Select(Wording.Because),
    ];

    public IEnumerable<string> Visit(ExtractReply reply) =>
        reply.Extracts.SelectMany(extract => new[] { extract.Text, extract.Passage.Citation.Label });

    public IEnumerable<string> Visit(CorpusReply reply) =>
        [Wording.Corpus(reply), .. reply.Facts.SelectMany(fact => new[] { Wording.Fact(reply.Asked, fact), fact.Section is { Heading: { } heading } ? heading : fact.Article.Title })];

    public IEnumerable<string> Visit(PassageGoneReply reply) => [Wording.PassageGone];

    public IEnumerable<string> Visit(NoSuchSectionReply reply) => [DigestWords.Text(reply)];

    public IEnumerable<string> Visit(QuoteCheckReply reply) =>
    [
        QuoteWording.Verdict(reply.Verdict),
        .. QuoteWording.Notes(reply.Verdict),
        QuoteWording.Difference(reply.Verdict.Difference, text => text, text => text),
        .. QuoteWording.Shown(reply.Verdict).SelectMany(shown => new[] { shown.Passage.Text, shown.Passage.Citation.Label }),
    ];

    public IEnumerable<string> Visit(CitedQuoteReply reply) => OfReceipt(reply.Receipt);

    public IEnumerable<string> Visit(SharedQuoteReply reply) =>
        [ShareWording.SharedBy(reply), ShareWording.Asked(reply.Question!), ShareWording.NoteMark + reply.Note, .. OfReceipt(reply.Receipt)];

    // Slack asks with a choice of its own, and so in words of its own.
    public IEnumerable<string> Visit(ShareOfferReply reply) => [];

    public IEnumerable<string> Visit(ShareReply reply) => [ShareWording.Outcome(reply)];

    public IEnumerable<string> Visit(DigestReply reply) =>
        [DigestWords.Heading(reply), .. reply.Shown.SelectMany(item => item.Summary.Sentences.Select(sentence => sentence.Text).Prepend(DigestWords.Heading(item)))];

    public IEnumerable<string> Visit(SummaryReply reply) =>
        [DigestWords.Heading(reply.Summary), .. reply.Summary.Sentences.SelectMany(sentence => new[] { sentence.Text, sentence.Passage.Citation.Label })];

    public IEnumerable<string> Visit(SubscriptionReply reply) => SubscriptionWords.Text(reply).Split('\n');

    public IEnumerable<string> Visit(HelpReply reply) => [Wording.Help(reply), .. Wording.HelpLines(reply)];

    public IEnumerable<string> Visit(AboutReply reply) => [Wording.About(reply.Corpus), .. reply.Corpus.Articles.Select(article => article.Title)];

    public IEnumerable<string> Visit(SmallTalkReply reply) => [Wording.SmallTalk(reply.Kind)];

    public IEnumerable<string> Visit(UnreadableReply reply) => [Wording.Unreadable(reply.Reason)];

    public IEnumerable<string> Visit(FailedReply reply) => [Wording.Failed];

    public IEnumerable<string> Visit(WithheldReply reply) => [Wording.Withheld];

    private static IEnumerable<string> OfReceipt(Receipt receipt) => [receipt.Quote.Exact, ShareWording.Source(receipt)];
}
