using System.Text.Json.Serialization;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.DirectLine;

/// <summary>Generated JSON code for what only Direct Line says.</summary>
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    public static DirectLineJson Context { get; } = new(new(ActivityJson.Context.Options) { TypeInfoResolver = null });
}
