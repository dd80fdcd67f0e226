using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>What to start a conversation with.</summary>
public sealed record ConversationParameters
{
    public ChannelAccount? Bot { get; init; }

    /// <summary>Who takes part besides the bot; null in a Teams channel, where <see cref="ChannelData"/> names it.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    public bool? IsGroup { get; init; }

    public string? TenantId { get; init; }

    public string? TopicName { get; init; }

    /// <summary>The first message; null starts an empty conversation.</summary>
    public Activity? Activity { get; init; }

    public JsonElement? ChannelData { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
