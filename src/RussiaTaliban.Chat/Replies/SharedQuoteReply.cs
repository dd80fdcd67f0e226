namespace RussiaTaliban.Chat;

/// <summary>A quote that somebody shared, as it arrives in the other conversation.</summary>
/// <param name="Receipt">The quote and its receipt.</param>
/// <param name="Sharer">Who shared it.</param>
/// <param name="Question">The question that it answered; null where there was none. Text from people.</param>
/// <param name="Note">What the sharer adds; null for nothing. Text from people.</param>
public sealed record SharedQuoteReply(Receipt Receipt, Person Sharer, string? Question, string? Note) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations =>
        [new Quotation(Receipt.Quote.Passage, Receipt.Quote.Exact), new Quotation(Receipt.Quote.Passage, Receipt.Paragraph)];
}
