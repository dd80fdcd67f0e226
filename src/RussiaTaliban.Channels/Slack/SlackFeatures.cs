namespace RussiaTaliban.Channels.Slack;

/// <summary>The scopes that the features in use need, and why. The manifests in deploy/slack ask for these and no others.</summary>
public static class SlackFeatures
{
    /// <summary>What a token must carry.</summary>
    /// <param name="unfurls"><see cref="SlackChannelOptions.UnfurlLinks"/>.</param>
    /// <param name="followUps"><see cref="SlackChannelOptions.FollowUpsInThreads"/>.</param>
    public static IReadOnlyList<string> ScopesFor(bool unfurls, bool followUps) =>
        [.. Always, .. unfurls ? Unfurls : [], .. followUps ? FollowUps : []];

    private static readonly string[] Always =
    [
        "app_mentions:read", // a question in a channel
        "channels:read",     // sharing: is the person in that channel?
        "assistant:write",   // suggested prompts in the agent pane
        "chat:write",        // the answer
        "commands",          // /brief and the shortcuts
        "groups:read",       // the same for a private channel
        "im:history",        // a question in a direct message
        "users:read",        // a person's time zone, for the daily summary
    ];

    private static readonly string[] Unfurls =
    [
        "links:read",        // a link to our reader was shared
        "links:write",       // and its paragraph is shown under it
    ];

    // Messages that do not name the bot.
    private static readonly string[] FollowUps = ["channels:history", "groups:history"];
}
