using Newtonsoft.Json.Linq;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>Reads untrusted JSON: a value of an unexpected kind becomes null.</summary>
public static class TokenReading
{
    /// <summary>What an invoke, an event or a pressed button carries.</summary>
    public static JToken? ValueToken(this Activity activity) => Token(activity?.Value);

    /// <summary>What only the activity's own channel understands.</summary>
    public static JToken? ChannelToken(this Activity activity) => Token(activity?.ChannelData);

    /// <summary>What an attachment holds.</summary>
    public static JToken? ContentToken(this Attachment attachment) => Token(attachment?.Content);

    /// <summary>One member of an entity besides its type.</summary>
    public static JToken? Member(this Entity entity, string name) => Member(entity?.Properties, name);

    public static JToken? Member(this JToken? token, string name) =>
        token is JObject found && found.TryGetValue(name, StringComparison.Ordinal, out var member) ? member : null;

    public static string? AsText(this JToken? token) => token is JValue { Type: JTokenType.String, Value: string text } ? text : null;

    public static int? AsNumber(this JToken? token) =>
        token is JValue { Type: JTokenType.Integer, Value: long and >= int.MinValue and <= int.MaxValue and var number } ? (int)number : null;

    public static IEnumerable<JToken> Items(this JToken? token) => token as JArray ?? Enumerable.Empty<JToken>();

    /// <summary>The intent in a button's object, with what was put into the card's inputs, which stand beside it; null if there is none.</summary>
    public static Intent? AsIntent(this JToken? token) => IntentCodec.TryDecode(
        token.Member(IntentCodec.Member).AsText(), token.Member(IntentCodec.PlaceInput).AsText(), token.Member(IntentCodec.NoteInput).AsText());

    private static JToken? Token(object? value) => value switch
    {
        JToken token => token,
        string text => new JValue(text),
        _ => null,
    };
}
