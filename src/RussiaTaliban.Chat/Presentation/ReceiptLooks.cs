using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>Links to receipts, for the platforms that unfurl them. Everything shown has passed the quote guard.</summary>
public sealed class ReceiptLooks(LiveSearcher searcher, IReceiptStore receipts, IArticleHistory history, ReceiptAccess access, QuoteGuard guard, TimeProvider time)
{
    private const string Prefix = "/q/";

    /// <summary>Whether an address of this service is one of a receipt, there or not.</summary>
    public static bool IsReceipt(Uri address) => address.AbsolutePath.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The receipt at an address of this service; null if there is none, where receipts are only for those who have signed in (who reads along under a link is not known), and where the store is away: then the link shows nothing.</summary>
    public async Task<ReceiptLook?> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        var id = address.AbsolutePath[Prefix.Length..];
        if (!access.IsByLink || !Receipt.IsId(id) || await ReadAsync(id, cancellationToken) is not { WithdrawnAt: null } receipt)
        {
            return null;
        }

        var corpus = searcher.Current.Corpus;
        var standing = await history.StandingAsync(receipt, corpus, cancellationToken);
        var isAsItWas = standing is { Status: QuoteStatus.Verified, HasMoved: false, IsParagraphEdited: false, IsReset: false };
        return new ReceiptLook(receipt, standing, isAsItWas && guard.Check(new CitedQuoteReply(receipt), corpus) is CitedQuoteReply, time.GetUtcNow());
    }

    private async Task<Receipt?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await receipts.FindAsync(id, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}

/// <summary>A receipt as its unfurled link shows it at one moment.</summary>
/// <param name="Standing">Its verdict against the current corpus.</param>
/// <param name="ShowsQuote">True if the quote and its paragraph are unchanged in the corpus; otherwise only the receipt page shows the words.</param>
/// <param name="At">The moment: clients keep what they have unfurled.</param>
public sealed record ReceiptLook(Receipt Receipt, QuoteStanding Standing, bool ShowsQuote, DateTimeOffset At);

/// <summary>Who may see receipts.</summary>
/// <param name="IsByLink">True for everybody who has the link; false for only those who have signed in on the receipt page.</param>
public sealed record ReceiptAccess(bool IsByLink);
