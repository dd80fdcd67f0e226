namespace RussiaTaliban.Slack.Deliveries;

internal sealed record EventAuthorization(string? UserId = null, bool IsBot = false);
