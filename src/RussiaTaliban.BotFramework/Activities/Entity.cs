using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>A piece of meaning attached to an activity: a mention, client information, a citation. All but its type is kept as it came.</summary>
public sealed record Entity
{
    /// <summary>E.g. "mention", "clientInfo", "https://schema.org/Message".</summary>
    public string? Type { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>One member of the entity; null when it has none of that name.</summary>
    public JsonElement? Member(string name) => Unknown is not null && Unknown.TryGetValue(name, out var value) ? value : null;
}
