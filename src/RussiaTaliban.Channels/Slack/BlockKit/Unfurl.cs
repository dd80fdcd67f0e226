namespace RussiaTaliban.Channels.Slack.BlockKit;

/// <summary>What is shown under one shared link.</summary>
internal sealed record Unfurl(IReadOnlyList<Block> Blocks);
