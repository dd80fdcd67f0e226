namespace RussiaTaliban.Slack.Conversation;

/// <summary>Sends each event, command and interaction to the class that handles it.</summary>
internal sealed class SlackHandler(
    SlackConversations conversations, SlackCommands commands, SlackClicks clicks, SlackModals modals, SlackHome home, SlackUnfurls unfurls, SlackGreeting greeting,
    SlackClient client)
    : ISlackHandler
{
    private const string NotServed = "Sorry, I answer only members of this app’s workspace, in the channels that it was set up for.";

    public Task AnswerAsync(SlackInbound inbound, SlackPosting posting, CancellationToken cancellationToken) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.LinkShared shared } linked => unfurls.ShowAsync(linked.Tenant, shared, posting, cancellationToken),
        SlackInbound.EventCallback { Body: SlackEvent.Joined joined } invited => greeting.AnswerAsync(invited.Tenant, joined, posting, cancellationToken),
        SlackInbound.EventCallback said => conversations.AnswerAsync(said, posting, cancellationToken),
        SlackInbound.Command command => commands.AnswerAsync(command.Body, posting, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.Actions actions } => clicks.AnswerAsync(actions, posting, cancellationToken),
        _ => Task.CompletedTask,
    };

    public Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.HomeOpened opened } said => home.OpenAsync(said.Tenant, opened, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.Actions actions } => clicks.OpenAsync(actions, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.GlobalShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.MessageShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        SlackInbound.TurnedAway away => TellAsync(away, cancellationToken),
        _ => Task.CompletedTask,
    };

    public Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        modals.SubmitAsync(submission, cancellationToken);

    // What was not addressed to the bot is turned away in silence.
    private async Task TellAsync(SlackInbound.TurnedAway away, CancellationToken cancellationToken)
    {
        if (away.Of is SlackInbound.EventCallback { Body: SlackEvent.Message { ChannelType: not "im" } })
        {
            return;
        }

        var message = new SlackMessage { Channel = away.Channel, ThreadTs = away.ThreadTs, Text = away.Haste?.Says ?? NotServed };
        await (SlackAddressKind.IsDirect(away.Channel) || away.Channel == away.User
            ? client.For(away.Tenant).PostMessageAsync(message, cancellationToken)
            : client.For(away.Tenant).PostEphemeralAsync(message with { User = away.User }, cancellationToken));
    }
}
