namespace RussiaTaliban.Channels.Slack.Rendering;

internal sealed record ShareValue(string Passage, string? Question);
