using RussiaTaliban.Slack.Deliveries;

namespace RussiaTaliban.Channels.Slack;

/// <summary>Sends each delivery to the class that knows what to do with it.</summary>
internal sealed class SlackHandler(
    SlackConversations conversations, SlackCommands commands, SlackClicks clicks, SlackModals modals, SlackHome home, SlackUnfurls unfurls)
    : ISlackHandler
{
    public Task HandleAsync(SlackDelivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        SlackDelivery.EventCallback { Body: SlackEvent.HomeOpened opened } => home.OpenAsync(opened, cancellationToken),
        SlackDelivery.EventCallback { Body: SlackEvent.LinkShared shared } => unfurls.ShowAsync(shared, cancellationToken),
        SlackDelivery.EventCallback said => conversations.AnswerAsync(said, cancellationToken),
        SlackDelivery.Command command => commands.AnswerAsync(command.Body, cancellationToken),
        SlackDelivery.Interaction { Body: SlackInteraction.Actions actions } => clicks.DoAsync(actions, cancellationToken),
        SlackDelivery.Interaction { Body: SlackInteraction.GlobalShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        SlackDelivery.Interaction { Body: SlackInteraction.MessageShortcut shortcut } => modals.OpenAsync(shortcut, cancellationToken),
        _ => Task.CompletedTask,
    };

    public Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        modals.SubmitAsync(submission, cancellationToken);
}
