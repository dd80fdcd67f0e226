using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Deliveries;

namespace RussiaTaliban.Channels.Slack;

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

        var reply = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(command.UserId, reply, cancellationToken);
        await sender.RespondAsync(command.ResponseUrl, reply, cancellationToken);
    }
}
