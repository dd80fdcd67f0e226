using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>The channels of a Teams team.</summary>
public sealed record TeamChannels
{
    /// <summary>The channels; null only in a malformed answer.</summary>
    public IReadOnlyList<TeamChannel>? Conversations { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
