namespace RussiaTaliban.Slack.Conversation;

/// <summary>Decides which messages are turns of a conversation with the bot, and reads what they say.</summary>
internal sealed class SlackTurnReader(
    SlackPeople people, SlackStatus status, IConversationMemory memory, IOptions<SlackOptions> options)
{
    /// <summary>Null for a message that is not meant for the bot.</summary>
    public async Task<Turn?> ReadAsync(SlackInbound.EventCallback callback, CancellationToken cancellationToken)
    {
        var bot = callback.BotUserId ?? status.BotUserId;
        return callback.Body switch
        {
            // The answer opens a thread, and the thread is the conversation: two questions in one channel do not mix.
            SlackEvent.Mention { User: { } user } mention => await TurnAsync(
                SlackAddress.Of(mention.Channel, mention.ThreadTs ?? mention.Ts), user, mention.Text, bot, ConversationKind.Channel, cancellationToken),
            SlackEvent.Message { User: { } user, ChannelType: "im" } message when IsSaid(message) => await TurnAsync(
                SlackAddress.Of(message.Channel, message.ThreadTs), user, message.Text ?? "", bot, ConversationKind.Personal, cancellationToken),
            SlackEvent.Message { User: { } user, ThreadTs: { } thread } message when IsSaid(message) && await IsFollowUpAsync(message, bot, cancellationToken) =>
                await TurnAsync(SlackAddress.Of(message.Channel, thread), user, message.Text ?? "", bot, ConversationKind.Channel, cancellationToken),
            _ => null,
        };
    }

    /// <summary>Words typed elsewhere: a command or a modal.</summary>
    public async Task<Turn> ReadAsync(
        ConversationAddress conversation, string userId, string text, CancellationToken cancellationToken) =>
        await TurnAsync(conversation, userId, text, bot: null, SlackAddress.KindOf(conversation.Conversation), cancellationToken);

    private static bool IsSaid(SlackEvent.Message message) => message.Subtype is null or "file_share" or "thread_broadcast";

    // Slack sends a message that names the bot a second time, as a mention. The bot answers the mention.
    private async Task<bool> IsFollowUpAsync(SlackEvent.Message message, string? bot, CancellationToken cancellationToken) =>
        options.Value.Channel.FollowUpsInThreads
        && (bot is null || !Mrkdwn.Mentions(message.Text ?? "", bot))
        && (await memory.ReadAsync(SlackAddress.Of(message.Channel, message.ThreadTs), cancellationToken)).Questions.Count > 0;

    private async Task<Turn> TurnAsync(
        ConversationAddress conversation, string user, string text, string? bot, ConversationKind kind, CancellationToken cancellationToken)
    {
        var words = bot is null ? text : Mrkdwn.WithoutMention(text, bot);
        return new Turn(conversation, await people.FindAsync(user, cancellationToken), Mrkdwn.ToPlain(words)) { Kind = kind };
    }
}
