using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>Generated JSON code for the wire types. Use it through <see cref="ActivityJson.Context"/>, which sets the encoder and the depth.</summary>
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(IReadOnlyList<ChannelAccount>))]
[JsonSerializable(typeof(JsonNode))]
public sealed partial class ActivityJsonContext : JsonSerializerContext;
