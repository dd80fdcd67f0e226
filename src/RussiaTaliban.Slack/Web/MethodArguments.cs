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

/// <param name="Title">What the button says.</param>
/// <param name="Message">What pressing it sends.</param>
internal sealed record SuggestedPrompt(string Title, string Message);

/// <summary>The arguments of assistant.threads.setSuggestedPrompts. No thread_ts: with agent_view it makes the call fail silently.</summary>
internal sealed record SuggestedPrompts(string ChannelId, string Title, IReadOnlyList<SuggestedPrompt> Prompts);

/// <summary>The arguments of views.open (trigger), views.update (id) and views.publish (user).</summary>
internal sealed record ViewArguments(JsonElement View, string? TriggerId = null, string? ViewId = null, string? UserId = null);
