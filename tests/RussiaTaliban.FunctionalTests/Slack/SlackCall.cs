using System.Text.Json;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <param name="Method">A method of the Web API, or <c>response_url</c>.</param>
internal sealed record SlackCall(string Method, JsonElement Arguments)
{
    public string? Text(string name) =>
        Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string Json => Arguments.GetRawText();
}
