using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RussiaTaliban.Slack.BlockKit;

[JsonSerializable(typeof(IReadOnlyList<Block>), TypeInfoPropertyName = "Blocks")]
[JsonSerializable(typeof(View))]
[JsonSerializable(typeof(Unfurl))]
internal sealed partial class BlockKitJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay single characters: Slack counts characters.</summary>
    public static BlockKitJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static JsonElement Serialize(IReadOnlyList<Block> blocks) => JsonSerializer.SerializeToElement(blocks, Wire.Blocks);

    public static JsonElement Serialize(View view) => JsonSerializer.SerializeToElement(view, Wire.View);

    public static JsonElement Serialize(Unfurl unfurl) => JsonSerializer.SerializeToElement(unfurl, Wire.Unfurl);
}
