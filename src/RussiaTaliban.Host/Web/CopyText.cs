using RussiaTaliban.Briefing.Quotes.References;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;

namespace RussiaTaliban.Host.Web;

/// <summary>A quote or a reference in one format, to be copied from the receipt page.</summary>
/// <param name="Id">The element that holds it.</param>
/// <param name="Name">The format's name.</param>
/// <param name="Text">What is copied.</param>
public sealed record CopyText(string Id, string Name, string Text)
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<CopyText> Of(Receipt receipt, Uri address, DateOnly today)
    {
        var quote = ShareWording.Cited(receipt, address);
        return
        [
            new CopyText("copy-text", "plain text", QuoteFormatter.PlainText(quote)),
            new CopyText("copy-markdown", "Markdown", QuoteFormatter.Markdown(quote)),
            new CopyText("copy-html", "HTML", QuoteFormatter.Html(quote)),
            new CopyText("copy-chicago", "Chicago reference", ReferenceFormatter.Chicago(receipt.Article, today)),
            new CopyText("copy-apa", "APA reference", ReferenceFormatter.Apa(receipt.Article)),
            new CopyText("copy-bibtex", "BibTeX", ReferenceFormatter.BibTeX(receipt.Article)),
            new CopyText("copy-csl", "CSL-JSON", CslItem.Json(receipt.Article)),
        ];
    }
}
