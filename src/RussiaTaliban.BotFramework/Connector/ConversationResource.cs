using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>A conversation that was started.</summary>
public sealed record ConversationResource
{
    public string? Id { get; init; }

    /// <summary>The first message's id; null when none was sent.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Where to write to it; null means the address that was asked.</summary>
    public string? ServiceUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
