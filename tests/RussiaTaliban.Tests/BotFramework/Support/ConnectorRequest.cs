using System.Text.Json;

namespace RussiaTaliban.Tests.BotFramework.Support;

internal sealed record ConnectorRequest(string Method, string Path, JsonElement? Body, string? Authorization)
{
    public string? Text => Body is { } body && body.TryGetProperty("text", out var text) ? text.GetString() : null;
}
