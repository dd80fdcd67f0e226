using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>A button, a shortcut or a modal's submission.</summary>
public abstract record SlackInteraction
{
    private SlackInteraction()
    {
    }

    /// <summary>Opens one modal within three seconds; unique to the click. Empty only for kinds that carry none.</summary>
    public string TriggerId { get; init; } = "";

    public required SlackReference User { get; init; }

    /// <summary>One or more controls of a message, a modal or the Home tab were used.</summary>
    public sealed record Actions : SlackInteraction
    {
        public required IReadOnlyList<SlackAction> Items { get; init; }

        /// <summary>Null on the Home tab and in a modal.</summary>
        public SlackReference? Channel { get; init; }

        /// <summary>The message that carries the control; null on the Home tab, in a modal, and for some ephemeral messages.</summary>
        public SlackMessageReference? Message { get; init; }

        /// <summary>The modal or Home tab that carries the control.</summary>
        public SlackView? View { get; init; }

        /// <summary>Replaces or follows the message; null on the Home tab and in a modal.</summary>
        public Uri? ResponseUrl { get; init; }
    }

    /// <summary>A shortcut from the search bar or the composer, with no message.</summary>
    public sealed record GlobalShortcut : SlackInteraction
    {
        public required string CallbackId { get; init; }
    }

    /// <summary>A shortcut from a message's menu.</summary>
    public sealed record MessageShortcut : SlackInteraction
    {
        public required string CallbackId { get; init; }
        public required SlackReference Channel { get; init; }
        public required SlackMessageReference Message { get; init; }
    }

    /// <summary>A modal was submitted; it is answered in the acknowledgement itself.</summary>
    public sealed record Submission : SlackInteraction
    {
        public required SlackView View { get; init; }
    }

    /// <summary>An interaction this app does not act on.</summary>
    public sealed record Other(string Type) : SlackInteraction;
}

/// <param name="ActionId">What we named the control.</param>
/// <param name="Value">What we put into it, at most 2,000 characters; null for a link button.</param>
public sealed record SlackAction(string ActionId, string? Value = null, string? BlockId = null);

/// <summary><c>block_actions</c> as it comes; its list is called "actions", as its type is.</summary>
internal sealed record BlockActionsPayload(
    string TriggerId,
    SlackReference User,
    IReadOnlyList<SlackAction> Actions,
    SlackReference? Channel = null,
    SlackMessageReference? Message = null,
    SlackView? View = null,
    Uri? ResponseUrl = null)
{
    public SlackInteraction.Actions ToInteraction() => new()
    {
        TriggerId = TriggerId,
        User = User,
        Items = Actions,
        Channel = Channel,
        Message = Message,
        View = View,
        ResponseUrl = ResponseUrl,
    };
}

/// <summary>A modal or Home tab as Slack hands it back.</summary>
/// <param name="Id">Slack's id, needed to update it.</param>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="CallbackId">What we named it.</param>
/// <param name="PrivateMetadata">What we put into it, at most 3,000 characters.</param>
/// <param name="State">What the person entered, <c>values.{block}.{action}</c>.</param>
public sealed record SlackView(string Id, string? Type = null, string? CallbackId = null, string? PrivateMetadata = null, JsonElement State = default)
{
    /// <summary>The text entered into one input; empty when there is none.</summary>
    public string Input(string blockId, string actionId) => Entered(blockId, actionId, "value");

    /// <summary>The conversation chosen in one select; empty when none was.</summary>
    public string Conversation(string blockId, string actionId) => Entered(blockId, actionId, "selected_conversation");

    private string Entered(string blockId, string actionId, string member) =>
        State.ValueKind == JsonValueKind.Object
        && State.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object
        && values.TryGetProperty(blockId, out var block) && block.ValueKind == JsonValueKind.Object
        && block.TryGetProperty(actionId, out var action) && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}

/// <summary>The acknowledgement of a modal's submission that does something to the modal.</summary>
public sealed record SlackViewResponse
{
    private SlackViewResponse()
    {
    }

    [JsonPropertyName("response_action")]
    public required string ResponseAction { get; init; }

    public JsonElement? View { get; init; }

    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>Shows another view in the modal's place.</summary>
    public static SlackViewResponse Update(JsonElement view) => new() { ResponseAction = "update", View = view };

    /// <summary>Keeps the modal open with a sentence under an input.</summary>
    public static SlackViewResponse Error(string blockId, string sentence) =>
        new() { ResponseAction = "errors", Errors = new Dictionary<string, string> { [blockId] = sentence } };
}
