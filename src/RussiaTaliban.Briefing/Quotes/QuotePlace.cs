namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Where a quote stands: one piece, or more where it runs over paragraphs or leaves words out.</summary>
/// <param name="Pieces">At least one, in the order of the quote.</param>
public sealed record QuotePlace(IReadOnlyList<QuotePiece> Pieces)
{
    /// <summary>The paragraph in which it begins.</summary>
    public Passage Passage => Pieces[0].Passage;

    /// <summary>The paragraphs that it touches, each once.</summary>
    public IEnumerable<Passage> Passages => Pieces.Select(piece => piece.Passage).Distinct();
}
