namespace RussiaTaliban.Slack.Inbound;

/// <summary>A modal or Home tab as Slack sends it back.</summary>
/// <param name="Id">Slack's id, needed to update it.</param>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="CallbackId">What we named it.</param>
/// <param name="PrivateMetadata">What we put into it, at most 3,000 characters.</param>
/// <param name="State">What the person entered, <c>values.{block}.{action}</c>.</param>
internal sealed record InboundView(string Id, string? Type = null, string? CallbackId = null, string? PrivateMetadata = null, JsonElement State = default)
{
    /// <summary>The text entered into one input; empty when there is none.</summary>
    public string Input(string blockId, string actionId) => Entered(blockId, actionId, "value");

    /// <summary>The conversation chosen in one select; empty when none was.</summary>
    public string Conversation(string blockId, string actionId) => Entered(blockId, actionId, "selected_conversation");

    private string Entered(string blockId, string actionId, string member) => State.Member("values").Member(blockId).Member(actionId).Text(member) ?? "";
}
