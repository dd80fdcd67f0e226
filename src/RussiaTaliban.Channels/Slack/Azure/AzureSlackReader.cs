using System.Text.Json;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Channels.Slack.Rendering;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack.Azure;

/// <summary>
/// Reads what Azure Bot Service makes of Slack's deliveries: Slack's own JSON stands in the channel data, an event as "SlackMessage", a
/// pressed button as "Payload". Source: https://docs.microsoft.com/en-us/azure/bot-service/bot-builder-channeldata
/// </summary>
internal static class AzureSlackReader
{
    /// <summary>The channel's id on the wire.</summary>
    public const string Channel = "slack";

    /// <summary>The channel in addresses: its conversations have other ids than those of a Slack app of one's own, which may run beside it.</summary>
    public const string AddressChannel = "azure-slack";

    /// <summary>Null for what is not meant for the bot: in a channel it is sent every message, and pressing a link counts as a button.</summary>
    public static Turn? TryRead(Activity message)
    {
        var actions = (Payload(message).Member("actions") ?? SlackMessage(message).Member("actions")).Items().ToList();
        if (actions.Count > 0)
        {
            return actions.Select(Chosen).OfType<Intent>().FirstOrDefault() is { } chosen ? ActivityReader.Read(message, chosen) with { Text = "" } : null;
        }

        var said = Event(message).Member("text").AsText() ?? message.Text ?? "";
        var words = WithoutBot(message, said, out var named);
        return named || message.Conversation?.IsGroup != true
            ? ActivityReader.Read(message, chosen: null) with { Text = Mrkdwn.ToPlain(words) }
            : null;
    }

    /// <summary>The thread in which the message or the pressed button stands; null outside of threads.</summary>
    public static string? ThreadOf(Activity message) =>
        Event(message).Member("thread_ts").AsText() ?? Payload(message).Member("message").Member("thread_ts").AsText();

    private static JsonElement? SlackMessage(Activity message) => message.ChannelData.Member("SlackMessage");

    private static JsonElement? Event(Activity message) => SlackMessage(message).Member("event");

    private static JsonElement? Payload(Activity message) => message.ChannelData.Member("Payload") ?? message.ChannelData.Member("payload");

    private static Intent? Chosen(JsonElement? action) =>
        action.Member("action_id").AsText() is { } id && ActionIds.KindOf(id) == ActionIds.Intent
            ? IntentCodec.TryDecode(action.Member("value").AsText())
            : null;

    /// <summary>The words without the bot's mentions; whether there were any. The bot has an id in the activity, as "bot:team", and one as Slack's user.</summary>
    private static string WithoutBot(Activity message, string text, out bool named)
    {
        named = Event(message).Member("type").AsText() == "app_mention";
        foreach (var mention in message.Entities ?? [])
        {
            if (mention.Type == "mention" && message.Recipient?.Id is { } bot && mention.Member("mentioned").Member("id").AsText() == bot)
            {
                named = true;
                text = mention.Member("text").AsText() is { Length: > 0 } mark ? text.Replace(mark, " ", StringComparison.Ordinal) : text;
            }
        }

        var users = SlackMessage(message).Member("authorizations").Items().Select(authorization => authorization.Member("user_id").AsText());
        foreach (var id in users.Append(message.Recipient?.Id?.Split(':')[0]).OfType<string>().Where(id => id.Length > 0))
        {
            named |= Mrkdwn.Mentions(text, id);
            text = Mrkdwn.WithoutMention(text, id);
        }

        return text.Trim();
    }
}
