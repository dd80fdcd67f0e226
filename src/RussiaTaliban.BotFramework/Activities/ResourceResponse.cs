using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>What a channel answers to an activity it took: the id it gave.</summary>
public sealed record ResourceResponse
{
    /// <summary>The new activity's id; null or empty on channels that give none.</summary>
    public string? Id { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
