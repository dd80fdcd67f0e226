using Microsoft.Bot.Schema.Teams;

namespace RussiaTaliban.Teams.Extension;

/// <summary>Cards that a person puts into a chat of their own, and the responses that carry them.</summary>
internal sealed class ExtensionCards(ReaderLinks links)
{
    /// <summary>Longest text of a line in the list of results; the card itself shows the passage whole.</summary>
    private const int MaxPreview = 200;

    /// <summary>Longest title of a line, which has room for two rows.</summary>
    private const int MaxPreviewTitle = 44;

    /// <summary>One passage to insert: the question where there was one, the passage whole, its citation and its address.</summary>
    public MessagingExtensionAttachment Passage(string? question, Hit hit, string version = Card.Version)
    {
        var asked = question is null ? Array.Empty<JObject>() : [Card.Verbatim(Card.Small(question))];
        var passage = hit.Passage;
        var card = Card.Attach(
            [.. asked, .. PassagePart.Of(hit).SelectMany(part => PassageCard.Reading(part, null, null))],
            [Card.Open("Open in article", links.Of(passage, hit.Quotes.FirstOrDefault()))],
            passage.Citation.Label,
            version);
        return WithPreview(card, Title(passage), hit.Quotes.FirstOrDefault() ?? passage.Text);
    }

    /// <summary>A receipt: its verdict, its quote where that still stands, its citation and its address.</summary>
    public MessagingExtensionAttachment Receipt(ReceiptLook look, string version)
    {
        var standing = ShareWording.Standing(look);
        var quote = look.ShowsQuote ? new[] { Card.Apart(Card.Verbatim(Card.Run(look.Receipt.Quote.Exact))) } : [];
        var kind = look.ShowsQuote ? $"{Wording.VerbatimExtract} · " : "";
        var card = Card.Attach(
            [Card.Verbatim(Card.Bold(standing)), .. quote, Card.Verbatim(Card.Small(kind + ShareWording.Source(look.Receipt)))],
            [Card.Open("Open receipt", links.OfReceipt(look.Receipt.Id))],
            standing,
            version);
        return WithPreview(card, look.Receipt.Place, standing);
    }

    public static InvokeResponse List(IEnumerable<MessagingExtensionAttachment> cards) => Answer(new MessagingExtensionResponse
    {
        ComposeExtension = new MessagingExtensionResult { Type = "result", AttachmentLayout = "list", Attachments = [.. cards] },
    });

    /// <summary>Words in the place of results.</summary>
    public static InvokeResponse Say(string words) =>
        Answer(new MessagingExtensionResponse { ComposeExtension = new MessagingExtensionResult { Type = "message", Text = words } });

    /// <summary>A card in a dialog.</summary>
    public static InvokeResponse Dialog(string title, Attachment card) => Answer(new MessagingExtensionActionResponse
    {
        Task = new TaskModuleContinueResponse { Value = new TaskModuleTaskInfo { Title = title, Height = "large", Width = "large", Card = card } },
    });

    /// <summary>The place first: a long heading must not push it out of the line.</summary>
    private static string Title(Passage passage) =>
        Citations.Shorten($"{passage.Citation.ShortLabel} · {passage.Section.Heading ?? passage.Article.Title}", MaxPreviewTitle);

    private static InvokeResponse Answer(object body) => new() { Status = 200, Body = body };

    /// <summary>The card, and what stands for it in a list of results.</summary>
    private static MessagingExtensionAttachment WithPreview(Attachment card, string title, string text) => new()
    {
        ContentType = card.ContentType,
        Content = card.Content,
        Preview = new ThumbnailCard { Title = title, Text = Citations.Shorten(text, MaxPreview) }.ToAttachment(),
    };
}
