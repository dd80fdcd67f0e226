namespace RussiaTaliban.Briefing.Quotes;

/// <summary>What today's corpus says of a quote taken earlier.</summary>
/// <param name="Status">Verified, changed or gone.</param>
/// <param name="Place">Where it, or what became of it, stands today; null where it is gone.</param>
/// <param name="Difference">Changed: the quote as it was taken (<see cref="DifferenceKind.Added"/>) against today's words. Otherwise empty.</param>
public sealed record QuoteStanding(QuoteStatus Status, QuotePiece? Place, IReadOnlyList<DifferencePart> Difference)
{
    /// <summary>True where the words stand at another place than the one they were taken from; it is always said, never passed over.</summary>
    public bool HasMoved { get; init; }

    /// <summary>True where the words stand but the paragraph around them was edited.</summary>
    public bool IsParagraphEdited { get; init; }
}
