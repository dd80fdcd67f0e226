using System.Text.Json;

namespace RussiaTaliban.Tests.Teams;

/// <summary>Reads rendered messages back, and holds cards against the part of the Adaptive Cards 1.5 schema that this bot uses.</summary>
internal static class RenderedCard
{
    /// <summary>Members by type: those that must be there, and those that may.</summary>
    private static readonly Dictionary<string, (string[] Must, string[] May)> Schema = new()
    {
        ["AdaptiveCard"] = (["type", "version", "body"], ["$schema", "actions", "fallbackText"]),
        ["TextBlock"] = (["type", "text"], ["wrap", "isSubtle", "size", "spacing", "weight", "separator", "color"]),
        ["RichTextBlock"] = (["type", "inlines"], ["spacing", "separator"]),
        ["TextRun"] = (["type", "text"], ["weight", "highlight", "size", "isSubtle", "selectAction", "italic", "underline", "strikethrough", "color"]),
        ["Container"] = (["type", "items"], ["separator", "spacing", "style", "rtl"]),
        ["ActionSet"] = (["type", "actions"], ["spacing"]),
        ["Input.ChoiceSet"] = (["type", "id", "choices"], ["label", "style", "placeholder", "isRequired", "errorMessage", "value"]),
        ["Input.Text"] = (["type", "id"], ["label", "isMultiline", "maxLength", "value"]),
        ["Action.OpenUrl"] = (["type", "url"], ["title"]),
        ["Action.ShowCard"] = (["type", "card"], ["title"]),
        ["Action.Submit"] = (["type"], ["title", "data"]),
        ["Action.Execute"] = (["type"], ["title", "verb", "data", "fallback"]),
    };

    public static IEnumerable<JsonElement> Cards(JsonElement message) => message.TryGetProperty("attachments", out var attachments)
        ? attachments.EnumerateArray().Select(attachment =>
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
            return attachment.GetProperty("content");
        })
        : [];

    public static IEnumerable<JsonElement> Citations(JsonElement message) => message.TryGetProperty("entities", out var entities)
        ? entities.EnumerateArray().SelectMany(entity => entity.GetProperty("citation").EnumerateArray())
        : [];

    /// <summary>Every paragraph of rich text: its words and the marked ones among them.</summary>
    public static IEnumerable<(string Text, IReadOnlyList<string> Marked)> RichTexts(JsonElement message) =>
        Cards(message).SelectMany(Elements).Where(element => Type(element) == "RichTextBlock").Select(block =>
        {
            var runs = block.GetProperty("inlines").EnumerateArray().ToList();
            return (
                string.Concat(runs.Select(run => run.GetProperty("text").GetString())),
                (IReadOnlyList<string>)[.. runs.Where(run => run.TryGetProperty("highlight", out _)).Select(run => run.GetProperty("text").GetString()!)]);
        });

    public static void AssertValid(JsonElement card)
    {
        Assert.Equal("AdaptiveCard", Type(card));
        Assert.Contains(card.GetProperty("version").GetString(), new[] { "1.3", "1.5" });
        foreach (var element in Elements(card))
        {
            Assert.True(Schema.TryGetValue(Type(element), out var members), $"no such type: {Type(element)}");
            var names = element.EnumerateObject().Select(member => member.Name).ToList();
            Assert.Empty(members.Must.Except(names));
            Assert.Empty(names.Except(members.Must).Except(members.May));
            if (element.TryGetProperty("url", out var url))
            {
                Assert.True(Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps, url.GetString());
            }

            foreach (var list in new[] { "body", "items", "inlines", "actions" })
            {
                Assert.False(element.TryGetProperty(list, out var items) && items.GetArrayLength() == 0, $"an empty {list}");
            }
        }
    }

    /// <summary>The card and everything in it that has a type; data of actions and choices are not looked into.</summary>
    private static IEnumerable<JsonElement> Elements(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Elements),
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("data" or "choices")).SelectMany(member => Elements(member.Value)).Prepend(element),
        _ => [],
    };

    private static string Type(JsonElement element) => element.GetProperty("type").GetString()!;
}
