namespace RussiaTaliban.Channels.Slack;

/// <summary>How the bot behaves in Slack; the section <c>Slack:Channel</c>.</summary>
public sealed class SlackChannelOptions
{
    public const string Section = "Slack:Channel";

    /// <summary>
    /// Answers follow-ups in a thread in which the bot has answered, without being named again. Default false: in a channel people also talk
    /// to each other. Needs the scopes channels:history and groups:history and the events message.channels and message.groups.
    /// </summary>
    public bool FollowUpsInThreads { get; set; }

    /// <summary>
    /// Shows the paragraph under a shared link to the reader. Null, the default, does so over HTTP only: it takes a domain that the app's
    /// manifest names, the scopes links:read and links:write, and the event link_shared.
    /// </summary>
    public bool? UnfurlLinks { get; set; }
}
