namespace RussiaTaliban.Chat;

/// <summary>What came of sharing, told to the sharer.</summary>
/// <param name="Outcome">Whether it was shared, and if not, why.</param>
/// <param name="Target">The other conversation: its name where it is known to the sharer, else what they typed. Text from people.</param>
/// <param name="Receipt">The receipt; null where nothing was shared.</param>
public sealed record ShareReply(ShareOutcome Outcome, string Target, Receipt? Receipt = null) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Receipt is null ? [] : [new Quotation(Receipt.Quote.Passage, Receipt.Quote.Exact)];
}
