namespace RussiaTaliban.Slack.Deliveries;

/// <summary>A slash command, as a form over HTTP or as JSON in Socket Mode.</summary>
/// <param name="Command">With its slash, e.g. <c>/brief</c>.</param>
/// <param name="Text">What followed it, as typed; empty when nothing did.</param>
/// <param name="ResponseUrl">Takes up to five answers within 30 minutes.</param>
/// <param name="TriggerId">Opens one modal within three seconds.</param>
public sealed record SlackCommand(string Command, string Text, string UserId, string ChannelId, Uri ResponseUrl, string TriggerId, string? TeamId = null);
