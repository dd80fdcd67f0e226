using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace RussiaTaliban.BotFramework.Activities;

/// <summary>Activities to and from JSON. Anything may arrive here: what cannot be read is null, never an exception.</summary>
public static class ActivityJson
{
    /// <summary>Deepest nesting read or written; deeper JSON is malformed.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// Generated readers and writers. Letters of every script stay readable; quotes, angle brackets, ampersands and
    /// invisible characters are escaped, so that the text is safe wherever a client pastes it.
    /// </summary>
    public static ActivityJsonContext Context { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = MaxDepth,
    });

    /// <summary>Reads one activity; null when the bytes are not one JSON object of its shape.</summary>
    public static Activity? TryRead(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, Context.Activity) is { } activity ? WithoutNulls(activity) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <summary>A built piece of JSON as a member of an activity.</summary>
    public static JsonElement ToElement(JsonNode node) => JsonSerializer.SerializeToElement(node, Context.JsonNode);

    /// <summary>JSON lets null stand in a list; nothing past this line has to expect it.</summary>
    private static Activity WithoutNulls(Activity activity) => activity with
    {
        MembersAdded = WithoutNulls(activity.MembersAdded),
        MembersRemoved = WithoutNulls(activity.MembersRemoved),
        Attachments = WithoutNulls(activity.Attachments),
        Entities = WithoutNulls(activity.Entities),
        SuggestedActions = activity.SuggestedActions is { } suggested
            ? suggested with { To = WithoutNulls(suggested.To), Actions = WithoutNulls(suggested.Actions) }
            : null,
    };

    private static List<T>? WithoutNulls<T>(IReadOnlyList<T>? items)
        where T : class => items?.Where(item => item is not null).ToList();
}
