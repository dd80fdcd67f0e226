namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A word or a mark of a text, with what it is compared by and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">What is compared: typography folded, letter case kept.</param>
/// <param name="Start">Where it starts in its text.</param>
/// <param name="End">The unit after its last.</param>
/// <param name="Paragraph">The index of its text in the stream.</param>
internal readonly record struct QuoteToken(QuoteTokenKind Kind, string Key, int Start, int End, int Paragraph)
{
    public bool IsWord => Kind == QuoteTokenKind.Word;

    public bool Is(string key) => string.Equals(Key, key, StringComparison.Ordinal);

    public bool SameAs(QuoteToken other) => string.Equals(Key, other.Key, StringComparison.Ordinal);

    public bool SameButForCase(QuoteToken other) => string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Equal but for the case of the first letter.</summary>
    public bool SameButForInitial(QuoteToken other) =>
        IsWord && Key.Length == other.Key.Length && SameButForCase(other) && Key.AsSpan(1).SequenceEqual(other.Key.AsSpan(1));

    /// <summary>True where nothing stands between this token and the next: no white space, no end of paragraph.</summary>
    public bool Touches(QuoteToken next) => Paragraph == next.Paragraph && End == next.Start;
}
