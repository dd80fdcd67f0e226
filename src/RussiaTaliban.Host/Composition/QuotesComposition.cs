using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Host.Web;

namespace RussiaTaliban.Host.Composition;

/// <summary>The receipt page and its picture.</summary>
internal static class QuotesComposition
{
    /// <summary>What the receipt page needs.</summary>
    public static void AddQuotePages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => new CardFonts(Path.Combine(AppContext.BaseDirectory, "fonts")));
        builder.Services.AddSingleton<QuoteCard>();
    }

    /// <summary>The picture of a receipt. It shows what was said when the receipt was made, so it never changes.</summary>
    public static void MapQuotes(this WebApplication app) =>
        app.MapReading(
            "/q/{id}.png",
            async Task<IResult> (string id, HttpContext context, IReceiptStore receipts, QuoteCard card, ReaderLinks links, CancellationToken cancellationToken) =>
        {
            try
            {
                if (!Receipt.IsId(id) || await receipts.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } receipt)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.CacheControl = "public, max-age=86400";
                return Results.Bytes(card.Draw(receipt, links.OfReceipt(receipt.Id)), "image/png");
            }
            catch (StorageUnavailableException)
            {
                context.Response.Headers.RetryAfter = "60";
                return Results.Text("Receipts cannot be looked up just now. Please try again in a while.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
}
