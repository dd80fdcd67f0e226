using System.Text.Json;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>Reads blocks as they came over the wire.</summary>
internal static class SlackRead
{
    public static IReadOnlyList<string> Quotes(JsonElement node) =>
        [.. Find(node, "rich_text_quote").Select(quote => string.Concat(quote.GetProperty("elements").EnumerateArray().Select(span => span.GetProperty("text").GetString())))];

    /// <summary>Every text that is shown, in order.</summary>
    public static string AllText(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => string.Concat(node.EnumerateObject().Select(member =>
            member.NameEquals("text") && member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() + "\n" : AllText(member.Value))),
        JsonValueKind.Array => string.Concat(node.EnumerateArray().Select(AllText)),
        _ => "",
    };

    public static IEnumerable<JsonElement> Buttons(JsonElement node) => Find(node, "button");

    public static JsonElement? Button(JsonElement node, string actionId) =>
        Buttons(node).Cast<JsonElement?>().FirstOrDefault(button => button!.Value.GetProperty("action_id").GetString() == actionId);

    public static IEnumerable<JsonElement> Find(JsonElement node, string type) => node.ValueKind switch
    {
        JsonValueKind.Object => (node.TryGetProperty("type", out var own) && own.ValueEquals(type) ? [node] : Array.Empty<JsonElement>())
            .Concat(node.EnumerateObject().SelectMany(member => Find(member.Value, type))),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Find(item, type)),
        _ => [],
    };
}
