using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.Tests;

/// <summary>Activities as the SDK writes them onto the wire.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The members of an activity in the order of the specification; what the SDK writes first says nothing.</summary>
    private static readonly string[] Order =
    [
        "type", "id", "timestamp", "channelId", "from", "conversation", "recipient", "textFormat", "text", "summary", "inputHint", "suggestedActions", "attachments", "entities",
        "channelData", "replyToId", "value", "name",
    ];

    public static JsonElement Json(Activity activity) => JsonDocument.Parse(OutgoingJson.Write(activity)).RootElement;

    /// <summary>Activities to be looked at by people.</summary>
    public static string Text(IEnumerable<Activity> activities) =>
        JsonSerializer.Serialize(activities.Select(activity => Ordered(JsonNode.Parse(OutgoingJson.Write(activity))!.AsObject())), Readable);

    private static JsonObject Ordered(JsonObject activity) => new(activity.OrderBy(member => Array.IndexOf(Order, member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
