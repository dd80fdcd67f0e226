using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RussiaTaliban.Slack.Rendering;

[JsonSerializable(typeof(FeedbackValue))]
internal sealed partial class ButtonJson : JsonSerializerContext
{
    public static ButtonJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 4,
    });
}
