namespace RussiaTaliban.Slack.Conversation;

/// <summary><c>/brief question</c>: a private answer, with a button to share it. Without a question it explains what one can ask.</summary>
internal sealed class SlackCommands(SlackTurnReader reader, TurnHandler turns, RecentQuestions recent)
{
    public async Task AnswerAsync(SlashCommand command, SlackPosting posting, CancellationToken cancellationToken)
    {
        var turn = await reader.ReadAsync(SlackAddress.OfPrivate(command.Tenant, command.ChannelId, command.UserId), command.UserId, command.Text, cancellationToken);
        if (string.IsNullOrWhiteSpace(turn.Text))
        {
            turn = turn with { Chosen = new HelpIntent() };
        }

        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(command.Tenant, command.UserId, result.Reply, cancellationToken);
        if (await posting.RespondAsync(command.ResponseUrl, command.ChannelId, command.UserId, result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
        }
    }
}
