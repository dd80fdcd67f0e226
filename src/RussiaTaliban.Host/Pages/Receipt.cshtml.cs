using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Host.Web;

namespace RussiaTaliban.Host.Pages;

/// <summary>A receipt: what the corpus said when it was made, and whether it says so today. The verdict is computed each time the page is opened.</summary>
public sealed class ReceiptModel(IReceiptStore receipts, IArticleHistory history, LiveSearcher searcher, ReaderLinks links, IOptions<ReceiptOptions> options, TimeProvider time) : PageModel
{
    /// <summary>True if its maker withdrew it; nothing of it is shown then.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>True if it is shown only to people who have signed in, and nobody has.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>When the words were first seen changed or gone; null if they stand, or nobody saw it.</summary>
    public DateTimeOffset? FirstChanged { get; private set; }

    /// <summary>The receipt; null if there is none at this address, or <see cref="IsUnavailable"/>.</summary>
    public Receipt? Receipt { get; private set; }

    /// <summary>True if it could not be looked up just now.</summary>
    public bool IsUnavailable { get; private set; }

    /// <summary>What today's corpus says; set where there is a receipt.</summary>
    public QuoteStanding Standing { get; private set; } = null!;

    /// <summary>The page's absolute address.</summary>
    public string Address => links.OfReceipt(Receipt!.Id);

    /// <summary>Where the words stand today; with the article where it has another name in the corpus.</summary>
    public string StandsAt => Standing.Place is { Passage: var passage }
        ? passage.Citation.ShortLabel + (passage.Id.Slug == Receipt!.Quote.Passage.Slug ? "" : $" of “{passage.Article.Title}” ({passage.Id.Slug})")
        : "";

    /// <summary>The paragraph as it reads today: before the words, the words, after them. Null if it reads as it did, or is gone.</summary>
    public (string Before, string Quote, string After)? Today => Standing.Place is { } place && place.Passage.Text != Receipt!.Paragraph
        ? (place.Passage.Text[..place.Span.Start], place.Text, place.Passage.Text[place.Span.End..])
        : null;

    /// <summary>Where today's words can be read; null if they are gone.</summary>
    public string? Reader => Standing.Place is { } place ? links.Of(place.Passage, place.Text) : null;

    /// <summary>The quote in the original, marked by the browser; null if the article has no address.</summary>
    public string? Original => Receipt!.Article.Url is { } url ? ReaderLinks.OfOriginal(url, Receipt.Quote.Exact) : null;

    /// <summary>Everything that can be copied, in the order of the page.</summary>
    public IReadOnlyList<CopyText> Copies { get; private set; } = [];

    /// <summary>The verdict in a sentence.</summary>
    public string Verdict => Standing.Status switch
    {
        QuoteStatus.Verified when Standing.Split.Count > 0 => "The article says this today, across more than one paragraph.",
        QuoteStatus.Verified when Standing.IsReset => "The article says this today. Only line endings or mark-up differ, which do not count.",
        QuoteStatus.Verified => "The article says this today, character for character.",
        QuoteStatus.Changed => "The article reads differently today.",
        _ => Standing.Article is null
            ? "The article is no longer in the corpus."
            : "The article is still there, but it no longer says this or anything close to it.",
    };

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!options.Value.MaySee(Request))
        {
            IsClosed = true;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        try
        {
            Receipt = Chat.Receipts.Receipt.IsId(id) ? await receipts.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (StorageUnavailableException)
        {
            // It may well exist: that it does not would be a lie.
            IsUnavailable = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "60";
            return Page();
        }

        if (Receipt is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (Receipt.WithdrawnAt is not null)
        {
            (Receipt, IsWithdrawn) = (null, true);
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Standing = await history.StandingAsync(Receipt, searcher.Current.Corpus, cancellationToken).ConfigureAwait(false);
        Copies = CopyText.Of(Receipt, new Uri(Address), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        FirstChanged = Standing.Status == QuoteStatus.Verified ? null : await FirstChangedAsync(Receipt, cancellationToken).ConfigureAwait(false);
        return Page();
    }

    /// <summary>Null also where the record of articles is away: the rest of the page is right without it.</summary>
    private async Task<DateTimeOffset?> FirstChangedAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            return await history.FirstChangedAsync(receipt, Standing.Article?.Slug, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>The parts of the paragraph as it was: before the quote, the quote, after it.</summary>
    public (string Before, string Quote, string After) Paragraph
    {
        get
        {
            var (text, quote) = (Receipt!.Paragraph, Receipt.Quote);
            return (text[..quote.Start], quote.Exact, text[quote.End..]);
        }
    }

    /// <summary>Names the characters in which two words differ that look alike; null if they do not.</summary>
    /// <param name="was">The words of the receipt.</param>
    /// <param name="now">The words of today.</param>
    public static string? Lookalike(string was, string now)
    {
        if (!was.Where(char.IsLetterOrDigit).SequenceEqual(now.Where(char.IsLetterOrDigit)))
        {
            return null;
        }

        var at = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return at < was.Length && at < now.Length
            ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)was[at]:X4} became U+{(int)now[at]:X4}")
            : null;
    }
}
