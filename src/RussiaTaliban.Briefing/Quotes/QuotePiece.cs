namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A stretch of one paragraph.</summary>
/// <param name="Passage">The paragraph.</param>
/// <param name="Span">The stretch, within <see cref="Passage.Text"/>.</param>
public readonly record struct QuotePiece(Passage Passage, TextSpan Span)
{
    /// <summary>The article's own words there.</summary>
    public string Text => Span.Of(Passage.Text);
}
