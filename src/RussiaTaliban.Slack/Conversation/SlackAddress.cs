namespace RussiaTaliban.Slack.Conversation;

/// <summary>Slack's channels and threads as addresses of conversations. One token serves one workspace, so a channel's id is enough.</summary>
internal static class SlackAddress
{
    public const string Channel = "slack";

    public static ConversationAddress Of(string channel, string? thread) => new(Channel, channel, thread);

    /// <summary>Read from the id: D is a direct message, U and W are people, the rest are channels.</summary>
    public static ConversationKind KindOf(string place) => place is ['D' or 'U' or 'W', ..] ? ConversationKind.Personal : ConversationKind.Channel;

    /// <summary>A private exchange is a separate conversation: nobody else's follow-up may build on it.</summary>
    public static ConversationAddress OfPrivate(string channel, string user) => Of(channel, ConversationAddress.PrivateThread(user));

    /// <summary>A modal is a separate conversation with one person.</summary>
    public static ConversationAddress OfModal(string user) => new(Channel, user, "modal");
}
