namespace RussiaTaliban.Slack.Web;

/// <summary>The arguments of chat.unfurl: either <see cref="Channel"/> and <see cref="Ts"/>, or <see cref="UnfurlId"/> and <see cref="Source"/>.</summary>
internal sealed record SlackUnfurl
{
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public string? UnfurlId { get; init; }
    public string? Source { get; init; }

    /// <summary>One object <c>{"blocks": […]}</c> for each link, by the link as it was shared.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Unfurls { get; init; }
}

/// <summary>What is shown under a link where its blocks were refused.</summary>
internal sealed record PlainUnfurl(string Text);

/// <param name="Title">What the button says.</param>
/// <param name="Message">What pressing it sends.</param>
internal sealed record SuggestedPrompt(string Title, string Message);

/// <summary>The arguments of assistant.threads.setSuggestedPrompts. No thread_ts: with agent_view it makes the call fail silently.</summary>
internal sealed record SuggestedPrompts(string ChannelId, string Title, IReadOnlyList<SuggestedPrompt> Prompts);

/// <summary>The arguments of assistant.threads.setStatus: what the app is doing, until it posts or two minutes have passed.</summary>
internal sealed record ThreadStatus(string ChannelId, string ThreadTs, string Status);

/// <summary>The arguments of assistant.threads.setTitle: what the thread is called in the agent pane's history.</summary>
internal sealed record ThreadTitle(string ChannelId, string ThreadTs, string Title);

/// <summary>The arguments of views.open (trigger), views.update (id) and views.publish (user).</summary>
internal sealed record ViewArguments(JsonElement View, string? TriggerId = null, string? ViewId = null, string? UserId = null);

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

    /// <summary>The message's mark, which people do not see; for chat.postMessage only. Null for none.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>False shows <see cref="Text"/> as it stands; null for Slack's own default.</summary>
    public bool? Mrkdwn { get; init; }

    /// <summary>Default false: the blocks show our own links already.</summary>
    public bool UnfurlLinks { get; init; }

    /// <summary>Default false.</summary>
    public bool UnfurlMedia { get; init; }
}
