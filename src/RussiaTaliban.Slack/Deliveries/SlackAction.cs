namespace RussiaTaliban.Slack.Deliveries;

/// <param name="ActionId">What we named the control.</param>
/// <param name="Value">What we put into it, at most 2,000 characters; null for a link button.</param>
public sealed record SlackAction(string ActionId, string? Value = null, string? BlockId = null);
