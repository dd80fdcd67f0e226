namespace RussiaTaliban.Chat.Replies;

/// <summary>
/// One method for each kind of reply. Every channel shows replies through it: with a new kind, a channel that does not show it does not compile.
/// </summary>
/// <typeparam name="TResult">The form that a channel gives a reply.</typeparam>
public interface IReplyVisitor<out TResult>
{
    TResult Visit(PassagesReply reply);

    TResult Visit(NotFoundReply reply);

    TResult Visit(NoMoreReply reply);

    TResult Visit(WhyReply reply);

    TResult Visit(ExtractReply reply);

    TResult Visit(CorpusReply reply);

    TResult Visit(PassageGoneReply reply);

    TResult Visit(NoSuchSectionReply reply);

    TResult Visit(QuoteCheckReply reply);

    TResult Visit(CitedQuoteReply reply);

    TResult Visit(SharedQuoteReply reply);

    TResult Visit(ShareOfferReply reply);

    TResult Visit(ShareReply reply);

    TResult Visit(DigestReply reply);

    TResult Visit(SummaryReply reply);

    TResult Visit(SubscriptionReply reply);

    TResult Visit(HelpReply reply);

    TResult Visit(AboutReply reply);

    TResult Visit(SmallTalkReply reply);

    TResult Visit(UnreadableReply reply);

    TResult Visit(FailedReply reply);

    TResult Visit(WithheldReply reply);
}
