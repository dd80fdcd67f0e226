using System.Text.Json.Serialization;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>Generated JSON code for what only the Connector says.</summary>
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResource))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(TeamChannels))]
[JsonSerializable(typeof(TeamDetails))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    public static ConnectorJson Context { get; } = new(new(ActivityJson.Context.Options) { TypeInfoResolver = null });
}
