using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>All that is needed to write to a conversation later. Holds no secret; the address in it was proven when it was stored.</summary>
public sealed record ConversationReference
{
    /// <summary>The activity to answer; null to write to the conversation as a whole.</summary>
    public string? ActivityId { get; init; }

    public ChannelAccount? User { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? Locale { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
