using System.Text.Json;
using System.Text.Json.Serialization;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>One page of a conversation's members.</summary>
public sealed record PagedMembers
{
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>Asks for the next page; null or empty on the last.</summary>
    public string? ContinuationToken { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
