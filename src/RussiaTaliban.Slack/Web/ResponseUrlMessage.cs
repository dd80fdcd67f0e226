namespace RussiaTaliban.Slack.Web;

/// <summary>What is posted to a response_url.</summary>
internal sealed record ResponseUrlMessage
{
    /// <summary>Null for an answer that only deletes.</summary>
    public string? Text { get; init; }

    public JsonElement? Blocks { get; init; }

    /// <summary><c>ephemeral</c> or <c>in_channel</c>. Default <c>ephemeral</c>.</summary>
    public string ResponseType { get; init; } = "ephemeral";

    public bool ReplaceOriginal { get; init; }

    public bool DeleteOriginal { get; init; }

    public string? ThreadTs { get; init; }
}
