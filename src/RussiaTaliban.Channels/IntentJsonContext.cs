using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace RussiaTaliban.Channels;

[JsonSerializable(typeof(IntentValue))]
internal sealed partial class IntentJsonContext : JsonSerializerContext
{
    /// <summary>Letters of every script stay single characters: Slack counts a button's value in characters.</summary>
    public static IntentJsonContext Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });
}
