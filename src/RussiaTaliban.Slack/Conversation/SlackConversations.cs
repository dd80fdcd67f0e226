namespace RussiaTaliban.Slack.Conversation;

/// <summary>Mentions, direct messages and follow-ups in threads.</summary>
internal sealed class SlackConversations(SlackTurnReader reader, TurnHandler turns, RecentQuestions recent, SlackSender sender)
{
    public async Task AnswerAsync(SlackInbound.EventCallback callback, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(callback, cancellationToken) is not { } turn)
        {
            return;
        }

        var result = await turns.HandleAsync(turn, cancellationToken);
        await recent.KeepAsync(turn.Speaker.Id, result.Reply, cancellationToken);
        if (await sender.PostAsync(turn.Conversation.Conversation, turn.Conversation.Thread, result.Reply, cancellationToken))
        {
            await result.CommitAsync(cancellationToken);
        }
    }
}
