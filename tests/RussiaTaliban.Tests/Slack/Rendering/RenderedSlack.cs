using System.Text;
using System.Text.Json;
using RussiaTaliban.Slack.BlockKit;

namespace RussiaTaliban.Tests.Slack.Rendering;

/// <summary>Reads blocks as Slack would: from the JSON that goes over the wire.</summary>
internal static class RenderedSlack
{
    /// <summary>The text of every quotation, in order.</summary>
    public static IReadOnlyList<string> Quotes(IReadOnlyList<Block> blocks) =>
        [.. Find(BlockKitJson.Serialize(blocks), "rich_text_quote").Select(quote =>
        {
            var text = new StringBuilder();
            foreach (var span in quote.GetProperty("elements").EnumerateArray())
            {
                text.Append(span.GetProperty("text").GetString());
            }

            return text.ToString();
        })];

    /// <summary>The texts of all bold stretches inside quotations.</summary>
    public static IReadOnlyList<string> Bold(IReadOnlyList<Block> blocks) =>
        [.. Find(BlockKitJson.Serialize(blocks), "rich_text_quote")
            .SelectMany(quote => quote.GetProperty("elements").EnumerateArray())
            .Where(span => span.TryGetProperty("style", out var style) && style.TryGetProperty("bold", out _))
            .Select(span => span.GetProperty("text").GetString()!)];

    /// <summary>Every object with a type, wherever it stands.</summary>
    public static IEnumerable<JsonElement> Find(JsonElement node, string type)
    {
        if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("type", out var own) && own.GetString() == type)
            {
                yield return node;
            }

            foreach (var found in node.EnumerateObject().SelectMany(member => Find(member.Value, type)))
            {
                yield return found;
            }
        }
        else if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var found in node.EnumerateArray().SelectMany(item => Find(item, type)))
            {
                yield return found;
            }
        }
    }
}
