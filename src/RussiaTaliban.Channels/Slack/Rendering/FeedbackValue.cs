namespace RussiaTaliban.Channels.Slack.Rendering;

internal sealed record FeedbackValue(bool Helpful, string Question, IReadOnlyList<string> Passages);
