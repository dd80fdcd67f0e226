using RussiaTaliban.Chat.Intents;

namespace RussiaTaliban.BotFramework.Bot;

/// <summary>Reads a turn out of an activity of any Bot Framework channel.</summary>
public static class ActivityReader
{
    private const string ThreadMark = ";messageid=";

    /// <summary>The turn of a message. One without a sender or a conversation has a turn too: its parts are empty then.</summary>
    public static Turn Read(Activity message) => Read(message, message.ValueToken().AsIntent());

    /// <summary>The turn of a message, button or command that asked for <paramref name="chosen"/>; null where only words came.</summary>
    public static Turn Read(Activity message, Intent? chosen) =>
        new(AddressOf(message), SpeakerOf(message), MessageWords.Of(message))
        {
            Kind = KindOf(message.Conversation),
            Chosen = chosen,
        };

    /// <summary>Where the activity belongs. Teams writes a channel's thread into the conversation's id.</summary>
    public static ConversationAddress AddressOf(Activity activity)
    {
        var id = activity.Conversation?.Id ?? "";
        var mark = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        var channel = activity.ChannelId ?? "";
        return mark < 0
            ? new ConversationAddress(channel, id)
            : new ConversationAddress(channel, id[..mark], id[(mark + ThreadMark.Length)..]);
    }

    /// <summary>The team that the activity's channel belongs to; null outside Teams' teams.</summary>
    public static string? TeamOf(Activity activity) =>
        activity.ChannelToken().Member("team").Member("id").AsText() ?? activity.ChannelToken().Member("teamsTeamId").AsText();

    /// <summary>Who reads along.</summary>
    public static ConversationKind KindOf(ConversationAccount? conversation) => conversation switch
    {
        { ConversationType: "channel" } => ConversationKind.Channel,
        { IsGroup: true } or { ConversationType: "groupChat" } => ConversationKind.Group,
        _ => ConversationKind.Personal,
    };

    private static Person SpeakerOf(Activity message) => new(message.From?.Id ?? "", message.From?.Name, message.LocalTimezone ?? ClientZone(message));

    private static string? ClientZone(Activity message) =>
        message.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Member("timezone").AsText();
}
