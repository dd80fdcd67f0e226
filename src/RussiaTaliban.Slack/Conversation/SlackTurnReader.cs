using Microsoft.Extensions.Options;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Slack.Conversation;

/// <summary>Which messages are turns of a conversation with us, and what was said in them.</summary>
internal sealed class SlackTurnReader(
    SlackPeople people, SlackStatus status, IConversationMemory memory, IOptions<SlackChannelOptions> options)
{
    /// <summary>Null for a message that is not meant for the bot.</summary>
    public async Task<Turn?> ReadAsync(SlackInbound.EventCallback delivery, CancellationToken cancellationToken)
    {
        var bot = delivery.BotUserId ?? status.BotUserId;
        return delivery.Body switch
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

    // A message that names the bot comes a second time, as a mention; that one is answered.
    private async Task<bool> IsFollowUpAsync(SlackEvent.Message message, string? bot, CancellationToken cancellationToken) =>
        options.Value.FollowUpsInThreads
        && (bot is null || !Mrkdwn.Mentions(message.Text ?? "", bot))
        && (await memory.ReadAsync(SlackAddress.Of(message.Channel, message.ThreadTs), cancellationToken)).Questions.Count > 0;

    private async Task<Turn> TurnAsync(
        ConversationAddress conversation, string user, string text, string? bot, ConversationKind kind, CancellationToken cancellationToken)
    {
        var words = bot is null ? text : Mrkdwn.WithoutMention(text, bot);
        return new Turn(conversation, await people.FindAsync(user, cancellationToken), Mrkdwn.ToPlain(words)) { Kind = kind };
    }
}

/// <summary>Slack's places as addresses of conversations. One token serves one workspace, so a channel's id is enough.</summary>
internal static class SlackAddress
{
    public const string Channel = "slack";

    public static ConversationAddress Of(string channel, string? thread) => new(Channel, channel, thread);

    /// <summary>Who reads along, as far as a place's id tells: D is a direct message, U and W are people.</summary>
    public static ConversationKind KindOf(string place) => place is ['D' or 'U' or 'W', ..] ? ConversationKind.Personal : ConversationKind.Channel;

    /// <summary>A modal is a conversation of its own with one person.</summary>
    public static ConversationAddress OfModal(string user) => new(Channel, user, "modal");
}

/// <summary>What a person asked lately, wherever they asked it; only they see it, on their Home tab. Kept where conversations are kept, and as long.</summary>
internal sealed class RecentQuestions(IConversationMemory memory)
{
    /// <summary>Newest first, without repetitions.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string user, CancellationToken cancellationToken) =>
        [.. (await memory.ReadAsync(Place(user), cancellationToken)).Questions.Reverse()];

    public async Task KeepAsync(string user, Reply reply, CancellationToken cancellationToken)
    {
        var question = reply switch
        {
            PassagesReply { Skip: 0 } passages => passages.Question,
            NotFoundReply notFound => notFound.Question,
            _ => null,
        };
        if (question is null)
        {
            return;
        }

        var state = await memory.ReadAsync(Place(user), cancellationToken);
        var questions = state.Questions.Where(earlier => earlier != question).Append(question).TakeLast(ConversationState.MaxQuestions);
        await memory.WriteAsync(Place(user), state with { Questions = [.. questions] }, cancellationToken);
    }

    private static ConversationAddress Place(string user) => new(SlackAddress.Channel, user, "recent");
}
