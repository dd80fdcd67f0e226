using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack;

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
