using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Sends each delivery to the class that knows what to do with it.</summary>
internal sealed class SlackHandler(
    SlackConversations conversations, SlackCommands commands, SlackClicks clicks, SlackModals modals, SlackHome home, SlackUnfurls unfurls)
    : ISlackHandler
{
    public Task HandleAsync(SlackInbound delivery, CancellationToken cancellationToken) => delivery switch
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

    public Task<SlackViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) =>
        modals.SubmitAsync(submission, cancellationToken);
}

/// <summary><c>/brief question</c>: a private answer that may be shared. Without a question it says what can be asked.</summary>
internal sealed class SlackCommands(SlackTurnReader reader, TurnHandler turns, RecentQuestions recent, SlackSender sender)
{
    public async Task AnswerAsync(SlackCommand command, CancellationToken cancellationToken)
    {
        // A private exchange is a conversation of its own: nobody else's follow-up must build on it.
        var turn = await reader.ReadAsync(
            SlackAddress.Of(command.ChannelId, "private." + command.UserId), command.UserId, command.Text, cancellationToken);
        if (string.IsNullOrWhiteSpace(turn.Text))
        {
            turn = turn with { Chosen = new HelpIntent() };
        }

        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(command.UserId, result.Reply, cancellationToken);
        if (await sender.RespondAsync(command.ResponseUrl, result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
        }
    }
}

/// <summary>What the manifest calls the shortcuts.</summary>
public static class SlackShortcuts
{
    /// <summary>Global: asks in a modal.</summary>
    public const string AskTheCorpus = "ask_the_corpus";

    /// <summary>On a message: is this a quote from the corpus?</summary>
    public const string CheckThisQuote = "check_this_quote";
}
