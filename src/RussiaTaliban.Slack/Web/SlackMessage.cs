namespace RussiaTaliban.Slack.Web;

/// <summary>The arguments of chat.postMessage, chat.update and chat.postEphemeral.</summary>
internal sealed record SlackMessage
{
    /// <summary>A conversation's id, or a person's to write to them directly.</summary>
    public required string Channel { get; init; }

    /// <summary>What a notification and a screen reader say; mrkdwn, so already escaped.</summary>
    public required string Text { get; init; }

    /// <summary>At most 50 blocks; null for plain text.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>The thread to answer in; null writes to the conversation itself.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The message to replace, for chat.update only.</summary>
    public string? Ts { get; init; }

    /// <summary>The only reader, for chat.postEphemeral only.</summary>
    public string? User { get; init; }

    /// <summary>Default false: the blocks show our own links already.</summary>
    public bool UnfurlLinks { get; init; }

    /// <summary>Default false.</summary>
    public bool UnfurlMedia { get; init; }
}
