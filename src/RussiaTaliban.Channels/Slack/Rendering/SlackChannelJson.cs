using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace RussiaTaliban.Channels.Slack.Rendering;

[JsonSerializable(typeof(FeedbackValue))]
[JsonSerializable(typeof(ShareValue))]
internal sealed partial class SlackChannelJson : JsonSerializerContext
{
    public static SlackChannelJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });
}
