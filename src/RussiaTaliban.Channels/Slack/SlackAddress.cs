using RussiaTaliban.Chat;

namespace RussiaTaliban.Channels.Slack;

/// <summary>Slack's places as addresses of conversations. One token serves one workspace, so a channel's id is enough.</summary>
internal static class SlackAddress
{
    public const string Channel = "slack";

    public static ConversationAddress Of(string channel, string? thread) => new(Channel, channel, thread);

    /// <summary>A modal is a conversation of its own with one person.</summary>
    public static ConversationAddress OfModal(string user) => new(Channel, user, "modal");
}
