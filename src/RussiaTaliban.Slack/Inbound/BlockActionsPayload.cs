namespace RussiaTaliban.Slack.Inbound;

/// <param name="ActionId">What we named the control.</param>
/// <param name="Value">What we put into it, at most 2,000 characters; null for a link button.</param>
internal sealed record SlackAction(string ActionId, string? Value = null, string? BlockId = null);

/// <summary><c>block_actions</c> as it comes over the wire, where the list has the name of the type: "actions".</summary>
internal sealed record BlockActionsPayload(
    string TriggerId,
    SlackReference User,
    IReadOnlyList<SlackAction> Actions,
    SlackReference? Channel = null,
    SlackMessageReference? Message = null,
    InboundView? View = null,
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
