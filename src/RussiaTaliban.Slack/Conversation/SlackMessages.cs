namespace RussiaTaliban.Slack.Conversation;

/// <summary>Messages as the Web API takes them and gives them back, and what its refusals mean.</summary>
internal static class SlackMessages
{
    private static readonly HashSet<string> Blocks =
        new(StringComparer.Ordinal) { "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "cannot_parse_attachment", "invalid_attachments" };

    public static SlackMessage Of(string channel, string? threadTs, SlackPost post) => new()
    {
        Channel = channel,
        ThreadTs = threadTs,
        Text = post.Text,
        Blocks = BlockKitJson.Serialize(post.Blocks),
    };

    /// <summary>The posted message's id; null if Slack sent none.</summary>
    public static string? Ts(SlackOutcome.Done done) => done.Body.Text("ts");

    /// <summary>As Slack answers where a message stands.</summary>
    public static SlackOutcome.Done DoneWith(string ts) => new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["ts"] = ts }, SlackJson.Default.DictionaryStringString));

    /// <summary>The messages of a thread or a conversation, as Slack sent them.</summary>
    public static IEnumerable<JsonElement> List(SlackOutcome.Done done) =>
        done.Body.Member("messages") is { ValueKind: JsonValueKind.Array } messages ? messages.EnumerateArray() : [];

    /// <summary>True if the same words without blocks may be taken.</summary>
    public static bool AreBlocksRefused(string error) => Blocks.Contains(error);
}
