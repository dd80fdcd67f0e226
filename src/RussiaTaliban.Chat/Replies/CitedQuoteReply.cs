namespace RussiaTaliban.Chat;

/// <summary>A quote with its receipt, for the person to take elsewhere.</summary>
/// <param name="Receipt">Just made.</param>
public sealed record CitedQuoteReply(Receipt Receipt) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        [new Quotation(Receipt.Quote.Passage, Receipt.Quote.Exact), new Quotation(Receipt.Quote.Passage, Receipt.Paragraph)];
}
