namespace RussiaTaliban.Slack.Deliveries;

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
