using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>A person or a bot, as a channel names it.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id, opaque; null only in a malformed account.</summary>
    public string? Id { get; init; }

    /// <summary>The name to show; null when the channel did not say.</summary>
    public string? Name { get; init; }

    /// <summary>The Entra object id; null outside Teams.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>"user" or "bot"; null when the channel did not say.</summary>
    public string? Role { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
