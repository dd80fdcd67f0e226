namespace RussiaTaliban.Channels.Slack;

/// <summary>The scopes that the features in use need, and why. deploy/slack/manifest.yaml asks for these and no others.</summary>
public static class SlackFeatures
{
    /// <summary>Always needed.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
    [
        "app_mentions:read", // a question in a channel
        "assistant:write",   // suggested prompts in the agent pane
        "chat:write",        // the answer
        "commands",          // /brief and the shortcuts
        "im:history",        // a question in a direct message
        "links:read",        // a link to our reader was shared
        "links:write",       // and its passage is shown
        "users:read",        // the person's time zone, for the daily summary
    ];

    /// <summary>Needed with <see cref="SlackChannelOptions.FollowUpsInThreads"/>: messages that do not name the bot.</summary>
    public static IReadOnlyList<string> FollowUpScopes { get; } = ["channels:history", "groups:history"];
}
