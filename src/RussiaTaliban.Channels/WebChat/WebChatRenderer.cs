using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.WebChat;

/// <summary>
/// Replies as Web Chat and every other plain Bot Framework client shows them: Markdown with the passage as a block quote, the sentence that answers in
/// bold (the chat page turns that into a marker), a link to the paragraph, and buttons below. One method per reply, one file per family of replies.
/// </summary>
/// <param name="links">Where citations lead.</param>
public sealed class WebChatRenderer(ReaderLinks links) : IActivityRenderer
{
    private readonly PassageMessages _passages = new(links);
    private readonly GuideMessages _guide = new(links);
    private readonly DigestMessages _digests = new(links);
    private readonly QuoteMessages _quotes = new(links);

    /// <inheritdoc/>
    /// <remarks>Markdown is what the Bot Framework expects where nothing else is agreed, so this serves every channel; it is asked last.</remarks>
    public bool Serves(string? channelId) => true;

    /// <inheritdoc/>
    public IReadOnlyList<Activity> Render(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var message = reply switch
        {
            PassagesReply passages => _passages.Passages(passages),
            NotFoundReply notFound => _passages.NotFound(notFound),
            NoMoreReply noMore => PassageMessages.NoMore(noMore),
            WhyReply why => _passages.Why(why),
            QuoteCheckReply check => _quotes.Check(check),
            CitedQuoteReply cited => _quotes.Cited(cited),
            SharedQuoteReply shared => _quotes.Shared(shared),
            ShareReply share => _quotes.Outcome(share),
            ShareOfferReply offer => new WebChatMessage().Say(ShareWording.Offer(offer)),
            PassageGoneReply => new WebChatMessage().Say(Wording.PassageGone),
            WithheldReply => new WebChatMessage().Say(Wording.Withheld),
            FailedReply => new WebChatMessage().Say(Wording.Failed),
            HelpReply help => GuideMessages.Help(help),
            AboutReply about => _guide.About(about),
            SmallTalkReply talk => GuideMessages.SmallTalk(talk),
            UnreadableReply unreadable => GuideMessages.Unreadable(unreadable),
            DigestReply or SummaryReply or NoSuchSectionReply or SubscriptionReply => _digests.Of(reply),
            _ => throw new InvalidOperationException($"No form for {reply.GetType().Name}."),
        };
        return [message.ToActivity()];
    }
}
