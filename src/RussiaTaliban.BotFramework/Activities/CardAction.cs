using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>A button.</summary>
public sealed record CardAction
{
    /// <summary>"imBack", "messageBack", "openUrl", "invoke" or "postBack".</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? DisplayText { get; init; }

    public JsonElement? Value { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
