using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Chat.Replies;

/// <summary>The verdict on a pasted quote.</summary>
/// <param name="Pasted">The pasted words; text from people, never shown as the corpus's.</param>
/// <param name="Verdict">Verbatim (where), altered (where, and what differs) or absent.</param>
public sealed record QuoteCheckReply(string Pasted, QuoteVerdict Verdict) : Reply
{
    /// <summary>False if it was the quote itself that nobody asked about: the message asks something else and only holds it.</summary>
    public bool IsAsked { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => Verdict.Headings;

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Verdict.Places
        .SelectMany(place => place.Pieces)
        .SelectMany(piece => new[] { new Quotation(piece.Passage.Id, piece.Text), new Quotation(piece.Passage.Id, piece.Passage.Text) })
        .Concat(Verdict.Difference.Where(part => part.Kind != DifferenceKind.Added).Select(part => new Quotation(part.Passage?.Id ?? default, part.Text)));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A quote with its receipt, for the person to take elsewhere.</summary>
/// <param name="Receipt">Just made; of the paragraph in which the quote begins.</param>
public sealed record CitedQuoteReply(Receipt Receipt) : Reply
{
    /// <summary>The receipts of the further paragraphs over which the quote runs; mostly empty.</summary>
    public IReadOnlyList<Receipt> Further { get; init; } = [];

    /// <summary>All of them, in the order of the quote.</summary>
    public IEnumerable<Receipt> Receipts => [Receipt, .. Further];

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        Receipts.SelectMany(receipt => new[] { new Quotation(receipt.Quote.Passage, receipt.Quote.Exact), new Quotation(receipt.Quote.Passage, receipt.Paragraph) });

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A quote that somebody shared, as it arrives in the other conversation.</summary>
/// <param name="Receipt">The quote and its receipt.</param>
/// <param name="Sharer">Who shared it.</param>
/// <param name="Question">The question that it answered; null if there was none. Text from people.</param>
/// <param name="Note">What the sharer adds; null for nothing. Text from people.</param>
public sealed record SharedQuoteReply(Receipt Receipt, Person Sharer, string? Question, string? Note) : Reply
{
    /// <summary>The receipts of the further paragraphs over which the quote runs; mostly empty.</summary>
    public IReadOnlyList<Receipt> Further { get; init; } = [];

    /// <summary>All of them, in the order of the quote.</summary>
    public IEnumerable<Receipt> Receipts => [Receipt, .. Further];

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        Receipts.SelectMany(receipt => new[] { new Quotation(receipt.Quote.Passage, receipt.Quote.Exact), new Quotation(receipt.Quote.Passage, receipt.Paragraph) });

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Asks which conversation to share a passage with.</summary>
/// <param name="Reason">Why it is asked.</param>
/// <param name="Passage">What is to be shared.</param>
/// <param name="Places">The choices; empty if nothing can be listed, or if the platform has a built-in list.</param>
public sealed record ShareOfferReply(ShareOfferReason Reason, Passage Passage, IReadOnlyList<SharePlace> Places) : Reply
{
    /// <summary>The words of the passage that are shared; null for all of it.</summary>
    public CheckedPlace? Words { get; init; }

    /// <summary>What the person typed; empty if they named none. Text from people.</summary>
    public string Target { get; init; } = "";

    /// <summary>The question that the passage answered; null for the last one asked. Text from people.</summary>
    public string? Question { get; init; }

    /// <summary>What the sharer has already typed as a note; null for nothing. Text from people.</summary>
    public string? Note { get; init; }

    /// <summary>True if nobody else reads along, so that every conversation of both is listed.</summary>
    public bool IsPrivate { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => [new Quotation(Passage.Id, Passage.Text)];

    /// <inheritdoc/>
    public override IEnumerable<Section> Headings => [Passage.Section];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Why the bot asks which conversation to share with.</summary>
public enum ShareOfferReason
{
    /// <summary>They named no conversation.</summary>
    NoneNamed,

    /// <summary>More than one conversation may be meant.</summary>
    SeveralMeant,

    /// <summary>There is none of that name that both are in.</summary>
    NoSuchPlace,
}

/// <summary>The result of sharing, as reported to the sharer.</summary>
/// <param name="Outcome">Whether it was shared, and if not, why.</param>
/// <param name="Target">The other conversation: its name where it is known to the sharer, else what they typed. Text from people.</param>
/// <param name="Receipt">The receipt; null if nothing was shared.</param>
public sealed record ShareReply(ShareOutcome Outcome, string Target, Receipt? Receipt = null) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Receipt is null ? [] : [new Quotation(Receipt.Quote.Passage, Receipt.Quote.Exact)];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IReplyVisitor<TResult> visitor) => visitor.Visit(this);
}
