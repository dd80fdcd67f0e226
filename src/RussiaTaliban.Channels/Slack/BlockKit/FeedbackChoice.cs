namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <param name="Text">Plain text of at most 75 characters.</param>
/// <param name="Value">At most 2,000 characters.</param>
internal sealed record FeedbackChoice(Text Text, string Value, string? AccessibilityLabel = null);
