using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>A channel of a Teams team.</summary>
public sealed record TeamChannel
{
    /// <summary>The conversation's id; null only in a malformed one.</summary>
    public string? Id { get; init; }

    /// <summary>The name to show; null for the General channel, which every client names in its own language. Text from people.</summary>
    public string? Name { get; init; }

    /// <summary>"standard", "private" or "shared"; null where Teams does not say, as for a standard one.</summary>
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
