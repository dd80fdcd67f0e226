using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels;

/// <summary>Reads a turn out of a message activity of any Bot Framework channel.</summary>
internal static class ActivityReader
{
    /// <summary>The turn of a message. A message without a sender or a conversation still has one: its parts are empty then.</summary>
    public static Turn Read(Activity message) => new(AddressOf(message), SpeakerOf(message), message.Text ?? "")
    {
        Kind = KindOf(message.Conversation),
        Chosen = IntentCodec.TryDecode(message.Value),
    };

    private static ConversationAddress AddressOf(Activity message) => new(message.ChannelId ?? "", message.Conversation?.Id ?? "");

    private static Person SpeakerOf(Activity message) => new(message.From?.Id ?? "", message.From?.Name, message.LocalTimezone);

    private static ConversationKind KindOf(ConversationAccount? conversation) => conversation switch
    {
        { ConversationType: "channel" } => ConversationKind.Channel,
        { IsGroup: true } => ConversationKind.Group,
        _ => ConversationKind.Personal,
    };
}
