namespace RussiaTaliban.Slack.Deliveries;

/// <param name="Ts">The message's own id within its channel.</param>
/// <param name="ThreadTs">The thread's first message; null outside a thread.</param>
/// <param name="Text">In Slack's mrkdwn, escaped; null when Slack left it out.</param>
/// <param name="BotId">Set when an app wrote it.</param>
public sealed record SlackMessageReference(string Ts, string? ThreadTs = null, string? Text = null, string? BotId = null);
