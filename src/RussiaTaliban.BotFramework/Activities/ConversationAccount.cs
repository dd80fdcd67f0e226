using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>A conversation, as a channel names it.</summary>
public sealed record ConversationAccount
{
    /// <summary>The channel's id, opaque; in a Teams channel it carries ";messageid=" and so names one thread.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>True in a channel or a group chat; null and false mean personal.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Teams: "personal", "groupChat" or "channel"; null elsewhere.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The Entra tenant; null outside Teams.</summary>
    public string? TenantId { get; init; }

    /// <summary>Members that this model does not name, kept as they came and written back; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
