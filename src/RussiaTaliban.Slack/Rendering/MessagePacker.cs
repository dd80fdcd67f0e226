namespace RussiaTaliban.Slack.Rendering;

/// <summary>One message, within every limit.</summary>
/// <param name="Text">What a notification says; mrkdwn, escaped.</param>
internal sealed record SlackPost(IReadOnlyList<Block> Blocks, string Text);

/// <summary>Puts groups of blocks into as few messages as Slack's limits allow. It never splits a group or cuts a block.</summary>
internal static class MessagePacker
{
    public static IReadOnlyList<IReadOnlyList<Block>> Pack(IEnumerable<IReadOnlyList<Block>> groups)
    {
        var messages = new List<List<Block>>();
        var length = 0;
        foreach (var group in groups.Where(group => group.Count > 0))
        {
            var weight = Weigh(group);
            if (messages.Count == 0 || length + weight > Limits.Message || messages[^1].Count + group.Count > Limits.BlocksInMessage)
            {
                messages.Add([]);
                length = 0;
            }

            messages[^1].AddRange(group);
            length += weight;
        }

        return messages;
    }

    /// <summary>The length of the blocks as JSON, in characters.</summary>
    public static int Weigh(IReadOnlyList<Block> blocks) => BlockKitJson.Serialize(blocks).GetRawText().Length;
}
