namespace RussiaTaliban.Slack;

/// <summary>The bot scopes that the features in use need, and why. The manifests in deploy/slack ask for these and no others.</summary>
internal static class SlackScopes
{
    private static readonly string[] Always =
    [
        "app_mentions:read", // a question in a channel
        "channels:history",  // the thread that a mention stands in, and whether an answer arrived
        "channels:read",     // sharing: is the person in that channel?
        "assistant:write",   // suggested prompts in the agent pane
        "chat:write",        // the answer
        "commands",          // /brief and the shortcuts
        "groups:history",    // the same for a private channel
        "groups:read",
        "im:history",        // a question in a direct message
        "users:read",        // a person's time zone, for the daily summary
    ];

    private static readonly string[] Unfurls =
    [
        "links:read",        // a link to our reader was shared
        "links:write",       // its paragraph goes under it
    ];

    /// <summary>What the bot token must carry.</summary>
    public static IReadOnlyList<string> For(SlackOptions options) =>
        [.. Always, .. options.UnfurlsLinks ? Unfurls : []];
}
