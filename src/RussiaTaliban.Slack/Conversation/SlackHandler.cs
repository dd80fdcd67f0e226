namespace RussiaTaliban.Slack.Conversation;

/// <summary>Sends each event, command and interaction to the class that handles it.</summary>
internal sealed class SlackHandler(
    SlackConversations conversations, SlackCommands commands, SlackClicks clicks, SlackModals modals, SlackHome home, SlackUnfurls unfurls)
    : ISlackHandler
{
    public Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken) => inbound switch
    {
        SlackInbound.EventCallback { Body: SlackEvent.HomeOpened opened } => home.OpenAsync(opened, cancellationToken),
        SlackInbound.EventCallback { Body: SlackEvent.LinkShared shared } => unfurls.ShowAsync(shared, cancellationToken),
        SlackInbound.EventCallback said => conversations.AnswerAsync(said, cancellationToken),
        SlackInbound.Command command => commands.AnswerAsync(command.Body, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.Actions actions } => clicks.DoAsync(actions, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.GlobalShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        SlackInbound.Interaction { Body: SlackInteraction.MessageShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        _ => Task.CompletedTask,
    };

    public Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        modals.SubmitAsync(submission, cancellationToken);
}
