using RussiaTaliban.Briefing.Quotes;

namespace RussiaTaliban.Chat;

/// <summary>Whether the corpus says what was pasted.</summary>
/// <param name="Pasted">The pasted words; text from people, never shown as the corpus's.</param>
/// <param name="Verdict">Verbatim (where), altered (where, and what differs) or absent.</param>
public sealed record QuoteCheckReply(string Pasted, QuoteVerdict Verdict) : Reply
{
    /// <inheritdoc/>
    public override IEnumerable<Quotation> Quotations => Verdict.Places
        .SelectMany(place => place.Pieces)
        .SelectMany(piece => new[] { new Quotation(piece.Passage.Id, piece.Text), new Quotation(piece.Passage.Id, piece.Passage.Text) })
        .Concat(Verdict.Difference.Where(part => part.Kind != DifferenceKind.Added).Select(part => new Quotation(part.Passage?.Id ?? default, part.Text)));
}
