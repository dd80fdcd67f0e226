using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.SocketMode;

namespace RussiaTaliban.Slack;

/// <summary>Loose in (unknown fields are skipped), strict out (what is null is left out).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(SlackEvent.Mention))]
[JsonSerializable(typeof(SlackEvent.Message))]
[JsonSerializable(typeof(SlackEvent.HomeOpened))]
[JsonSerializable(typeof(SlackEvent.LinkShared))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SlackInteraction.Actions))]
[JsonSerializable(typeof(SlackInteraction.GlobalShortcut))]
[JsonSerializable(typeof(SlackInteraction.MessageShortcut))]
[JsonSerializable(typeof(SlackInteraction.Submission))]
[JsonSerializable(typeof(ViewResponse))]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(ResponseUrlMessage))]
[JsonSerializable(typeof(SlackUnfurl))]
[JsonSerializable(typeof(ViewArguments))]
[JsonSerializable(typeof(SuggestedPrompts))]
[JsonSerializable(typeof(ThreadStatus))]
[JsonSerializable(typeof(ThreadTitle))]
[JsonSerializable(typeof(SlackEvent.Joined))]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(SocketAcknowledgement))]
[JsonSerializable(typeof(ChangedMessage))]
[JsonSerializable(typeof(KeptInbound))]
[JsonSerializable(typeof(SlackInstallation))]
[JsonSerializable(typeof(PostingProgress))]
[JsonSerializable(typeof(MessageMetadata))]
[JsonSerializable(typeof(PlainUnfurl))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SlackJson : JsonSerializerContext;

/// <summary>Reads JSON that came from outside: what is missing or of another kind is not there.</summary>
internal static class JsonReading
{
    public static JsonElement Member(this JsonElement node, string name)
    {
        try
        {
            return node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            // A name that holds half of a surrogate pair, written as \ud800, is compared with none.
            return default;
        }
    }

    /// <summary>Null if there is no text, or an empty one.</summary>
    public static string? Text(this JsonElement node, string name) => node.Member(name).Text();

    /// <summary>The same of an element itself.</summary>
    public static string? Text(this JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return text.GetString() is { Length: > 0 } found ? found : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as \ud800, is no text.
            return null;
        }
    }
}

/// <summary>A word that may be a truth value; anything else is null.</summary>
internal sealed class TruthAsText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.String:
                return reader.GetString();
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
