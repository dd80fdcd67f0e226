using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework.Bot;
using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>
/// Replies as Web Chat and every other plain Bot Framework client shows them: Markdown with the passage as a block quote, the sentence that answers in
/// bold (the chat page turns that into a marker), a link to the paragraph, and buttons below. One method per reply, one file per family of replies.
/// </summary>
/// <param name="links">The addresses to which citations lead.</param>
public sealed class WebChatRenderer(ReaderLinks links) : IActivityRenderer, IReplyVisitor<WebChatMessage>
{
    /// <summary>Says in a message's channel data that what was said before is forgotten: the chat page then drops what it has kept of it.</summary>
    public const string ForgetsMember = "forgets";

    private readonly PassageMessages _passages = new(links);
    private readonly GuideMessages _guide = new(links);
    private readonly DigestMessages _digests = new(links);
    private readonly QuoteMessages _quotes = new(links);

    /// <remarks>Markdown is what the Bot Framework expects where nothing else is agreed, so this serves every channel; it is asked last.</remarks>
    public bool Serves(string? channelId) => true;

    public IReadOnlyList<Activity> Render(Reply reply)
    {
        using var speech = Speech.In(reply.Language);
        var shown = reply.Accept<WebChatMessage>(this);
        var message = (reply.Above is { } verdict ? verdict.Accept<WebChatMessage>(this).Add(shown) : shown).ToActivity();
        if (reply is SmallTalkReply { Kind: SmallTalkKind.StartedOver or SmallTalkKind.Forgotten })
        {
            message.ChannelData = new JObject { [ForgetsMember] = true };
        }

        return [message];
    }

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(PassagesReply reply) => _passages.Passages(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(NotFoundReply reply) => _passages.NotFound(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(NoMoreReply reply) => PassageMessages.NoMore(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(WhyReply reply) => _passages.Why(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(ExtractReply reply) => _digests.Of(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(CorpusReply reply) => _guide.Corpus(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(PassageGoneReply reply) => new WebChatMessage().Say(Wording.PassageGone);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(NoSuchSectionReply reply) => _digests.Of(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(QuoteCheckReply reply) => _quotes.Check(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(CitedQuoteReply reply) => _quotes.Cited(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(SharedQuoteReply reply) => _quotes.Shared(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(ShareOfferReply reply) => new WebChatMessage().Say(ShareWording.Offer(reply));

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(ShareReply reply) => _quotes.Outcome(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(DigestReply reply) => _digests.Of(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(SummaryReply reply) => _digests.Of(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(SubscriptionReply reply) => _digests.Of(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(HelpReply reply) => GuideMessages.Help(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(AboutReply reply) => _guide.About(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(SmallTalkReply reply) => GuideMessages.SmallTalk(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(UnreadableReply reply) => GuideMessages.Unreadable(reply);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(FailedReply reply) => new WebChatMessage().Say(Wording.Failed);

    WebChatMessage IReplyVisitor<WebChatMessage>.Visit(WithheldReply reply) => new WebChatMessage().Say(Wording.Withheld);
}

/// <summary>A message for Web Chat in the making: blocks of Markdown, then the buttons offered under it.</summary>
internal sealed class WebChatMessage
{
    private readonly List<string> _blocks = [];
    private readonly List<CardAction> _buttons = [];

    /// <summary>A paragraph of the bot's own plain words.</summary>
    public WebChatMessage Say(string text) => Block(Markdown.Escape(Speech.Say(text)));

    /// <summary>A block that is Markdown already.</summary>
    public WebChatMessage Block(string markdown)
    {
        _blocks.Add(markdown);
        return this;
    }

    /// <summary>The blocks and buttons of another message under this one's.</summary>
    public WebChatMessage Add(WebChatMessage other)
    {
        _blocks.AddRange(other._blocks);
        _buttons.AddRange(other._buttons);
        return this;
    }

    /// <summary>A bulleted list of items that are Markdown already; nothing where there are none.</summary>
    public WebChatMessage List(IEnumerable<string> items)
    {
        var list = string.Join("\n", items.Select(item => "- " + item));
        return list.Length > 0 ? Block(list) : this;
    }

    /// <summary>A button that asks a question in the person's name.</summary>
    public WebChatMessage Offer(string question)
    {
        _buttons.Add(new CardAction { Type = "imBack", Title = question, Value = question });
        return this;
    }

    /// <summary>A button that carries an intent.</summary>
    public WebChatMessage Offer(string title, Intent intent)
    {
        title = Speech.Say(title);
        _buttons.Add(new CardAction
        {
            Type = "messageBack",
            Title = title,
            Text = title,
            DisplayText = title,
            Value = new JObject { [IntentCodec.Member] = IntentCodec.Encode(intent) },
        });
        return this;
    }

    /// <summary>The finished message.</summary>
    public Activity ToActivity() => new()
    {
        Type = ActivityTypes.Message,
        TextFormat = "markdown",
        Text = string.Join("\n\n", _blocks),
        InputHint = "acceptingInput",
        SuggestedActions = _buttons.Count > 0 ? new SuggestedActions { Actions = _buttons } : null,
    };
}
