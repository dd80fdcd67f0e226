using RussiaTaliban.Channels.Slack.BlockKit;

namespace RussiaTaliban.Channels.Slack.Rendering;

/// <summary>One message, within every limit.</summary>
/// <param name="Text">What a notification says; mrkdwn, escaped.</param>
internal sealed record SlackPost(IReadOnlyList<Block> Blocks, string Text);
