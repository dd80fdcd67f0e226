using System.Text.Json;

namespace RussiaTaliban.Slack.Web;

/// <summary>The arguments of chat.unfurl: either <see cref="Channel"/> and <see cref="Ts"/>, or <see cref="UnfurlId"/> and <see cref="Source"/>.</summary>
public sealed record SlackUnfurl
{
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public string? UnfurlId { get; init; }
    public string? Source { get; init; }

    /// <summary>One object <c>{"blocks": […]}</c> for each link, by the link as it was shared.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Unfurls { get; init; }
}
