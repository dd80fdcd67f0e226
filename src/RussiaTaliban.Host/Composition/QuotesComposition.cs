using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
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
        builder.Services.AddOptions<ReceiptOptions>().Bind(builder.Configuration.GetSection(ReceiptOptions.Section));
        builder.Services.AddSingleton(provider => new ReceiptAccess(provider.GetRequiredService<IOptions<ReceiptOptions>>().Value.IsByLink));
        builder.Services.AddHostedService<RevisionWatch>();
    }

    /// <summary>The picture of a receipt. It shows what was said when the receipt was made; it may be kept for an hour, because a receipt can be withdrawn.</summary>
    public static void MapQuotes(this WebApplication app) =>
        app.MapReading(
            "/q/{id}.png",
            async Task<IResult> (string id, HttpContext context, IReceiptStore receipts, QuoteCard card, ReaderLinks links, IOptions<ReceiptOptions> options, CancellationToken cancellationToken) =>
        {
            if (!options.Value.MaySee(context.Request))
            {
                return Results.Text("Receipts are shown only to people who have signed in.", statusCode: StatusCodes.Status401Unauthorized);
            }

            try
            {
                if (!Receipt.IsId(id) || await receipts.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { WithdrawnAt: null } receipt)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.CacheControl = options.Value.IsByLink ? "public, max-age=3600" : "private, no-store";
                return Results.Bytes(card.Draw(receipt, links.OfReceipt(receipt.Id)), "image/png");
            }
            catch (StorageUnavailableException)
            {
                context.Response.Headers.RetryAfter = "60";
                return Results.Text("Receipts are unavailable right now. Please try again in a few minutes.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
}

/// <summary>Who may see receipts.</summary>
public sealed class ReceiptOptions
{
    public const string Section = "Receipts";

    /// <summary>
    /// The header in which the proxy in front of this service names the signed-in user, e.g. <c>X-Forwarded-User</c> or <c>X-MS-CLIENT-PRINCIPAL-NAME</c>. Null, the
    /// default: everyone who has the link to a receipt can open it. If it is set, links to receipts do not unfurl in Slack and Teams. The proxy must remove the header from
    /// incoming requests, and the service must be reachable only through the proxy.
    /// </summary>
    public string? SignedInHeader { get; set; }

    /// <summary>True if nobody needs to sign in.</summary>
    internal bool IsByLink => SignedInHeader is not { Length: > 0 };

    /// <summary>True if nobody needs to sign in, or somebody has.</summary>
    public bool MaySee(HttpRequest request) => IsByLink || !string.IsNullOrWhiteSpace(request.Headers[SignedInHeader!]);
}

/// <summary>Notes what has become of the articles, at the start and whenever the corpus is read anew.</summary>
internal sealed class RevisionWatch(LiveSearcher searcher, IArticleHistory history, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1);
        void Note(object? sender, EventArgs args) => changed.Release();
        searcher.Swapped += Note;
        try
        {
            while (true)
            {
                await changed.WaitAsync(stoppingToken);
                try
                {
                    await history.ObserveAsync(searcher.Current.Corpus, time.GetUtcNow(), stoppingToken);
                }
                catch (StorageUnavailableException)
                {
                    // The next reading of the corpus tries again; a receipt's verdict does not need it.
                }
            }
        }
        finally
        {
            searcher.Swapped -= Note;
        }
    }
}
