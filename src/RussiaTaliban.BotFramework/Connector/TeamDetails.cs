using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>A Teams team.</summary>
public sealed record TeamDetails
{
    public string? Id { get; init; }

    /// <summary>The name to show; null only in a malformed answer.</summary>
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
