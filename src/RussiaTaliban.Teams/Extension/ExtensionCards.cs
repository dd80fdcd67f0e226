using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Teams.Rendering;

namespace RussiaTaliban.Teams.Extension;

/// <summary>Cards that a person puts into a chat of their own, and the responses that carry them.</summary>
internal sealed class ExtensionCards(ReaderLinks links)
{
    /// <summary>Longest text of a line in the list of results; the card itself shows the passage whole.</summary>
    private const int MaxPreview = 200;

    /// <summary>Longest title of a line, which has room for two rows.</summary>
    private const int MaxPreviewTitle = 44;

    /// <summary>One passage to insert: the question where there was one, the passage whole, its citation and its address.</summary>
    public JsonNode Passage(string? question, Hit hit, string version = Card.Version)
    {
        var asked = question is null ? Array.Empty<JsonObject>() : [Card.Verbatim(Card.Small(question))];
        var passage = hit.Passage;
        var card = Card.Attach(
            [.. asked, .. PassagePart.Of(hit).SelectMany(part => PassageCard.Reading(part, null))],
            [Card.Open("Open in article", links.Of(passage, hit.Quotes.FirstOrDefault()))],
            passage.Citation.Label,
            version);
        return Node(card with { Preview = Preview(Title(passage), hit.Quotes.FirstOrDefault() ?? passage.Text) });
    }

    /// <summary>A receipt: its verdict, its quote where that still stands, its citation and its address.</summary>
    public JsonNode Receipt(ReceiptLook look, string version)
    {
        var standing = ShareWording.Standing(look);
        var quote = look.ShowsQuote ? new[] { Card.Apart(Card.Verbatim(Card.Run(look.Receipt.Quote.Exact))) } : [];
        var kind = look.ShowsQuote ? $"{Wording.VerbatimExtract} · " : "";
        var card = Card.Attach(
            [Card.Verbatim(Card.Bold(standing)), .. quote, Card.Verbatim(Card.Small(kind + ShareWording.Source(look.Receipt)))],
            [Card.Open("Open receipt", links.OfReceipt(look.Receipt.Id))],
            standing,
            version);
        return Node(card with { Preview = Preview(look.Receipt.Place, standing) });
    }

    public static InvokeResponse List(IEnumerable<JsonNode> cards) => new(200, new JsonObject
    {
        ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray([.. cards]) },
    });

    /// <summary>Words in the place of results.</summary>
    public static InvokeResponse Say(string words) =>
        new(200, new JsonObject { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = words } });

    /// <summary>A card in a dialog.</summary>
    public static InvokeResponse Dialog(string title, Attachment card) => new(200, new JsonObject
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject { ["title"] = title, ["height"] = "large", ["width"] = "large", ["card"] = Node(card) },
        },
    });

    /// <summary>The place first: a long heading must not push it out of the line.</summary>
    private static string Title(Passage passage) =>
        Citations.Shorten($"{passage.Citation.ShortLabel} · {passage.Section.Heading ?? passage.Article.Title}", MaxPreviewTitle);

    private static JsonNode Node(Attachment card) => JsonSerializer.SerializeToNode(card, ActivityJson.Context.Attachment)!;

    private static Attachment Preview(string title, string text) => new()
    {
        ContentType = Attachment.ThumbnailCard,
        Content = ActivityJson.ToElement(new JsonObject { ["title"] = title, ["text"] = Citations.Shorten(text, MaxPreview) }),
    };
}
