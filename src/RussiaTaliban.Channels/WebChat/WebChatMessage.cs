using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.WebChat;

/// <summary>A message for Web Chat in the making: blocks of Markdown, then the buttons offered under it.</summary>
internal sealed class WebChatMessage
{
    private readonly List<string> _blocks = [];
    private readonly List<CardAction> _buttons = [];

    /// <summary>A paragraph of the bot's own plain words.</summary>
    public WebChatMessage Say(string text) => Block(Markdown.Escape(text));

    /// <summary>A block that is Markdown already.</summary>
    public WebChatMessage Block(string markdown)
    {
        _blocks.Add(markdown);
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
        _buttons.Add(new CardAction { Type = "imBack", Title = question, Value = ActivityJson.ToElement(JsonValue.Create(question)) });
        return this;
    }

    /// <summary>A button that carries an intent.</summary>
    public WebChatMessage Offer(string title, Intent intent)
    {
        _buttons.Add(new CardAction
        {
            Type = "messageBack",
            Title = title,
            Text = title,
            DisplayText = title,
            Value = ActivityJson.ToElement(new JsonObject { [IntentCodec.Member] = IntentCodec.Encode(intent) }),
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
