namespace RussiaTaliban.Briefing.Search;

/// <summary>A passage found for a question.</summary>
/// <param name="Passage">The paragraph, of the corpus that was searched.</param>
/// <param name="Score">Larger is better; comparable only within one answer.</param>
/// <param name="Highlights">The sentences that answer, as spans of <see cref="Passage.Text"/>, in reading order, not overlapping.</param>
public sealed record Hit(Passage Passage, double Score, IReadOnlyList<TextSpan> Highlights)
{
    /// <summary>Why it was found, most important first.</summary>
    public IReadOnlyList<Match> Matches { get; init; } = [];

    /// <summary>Whose voice the highlighted sentence is in, where it is not the article's own ("Farid Muttaqi"); null for the article's voice.</summary>
    public string? Voice { get; init; }

    /// <summary>The highlighted sentences, each a substring of <see cref="Passage.Text"/>.</summary>
    public IEnumerable<string> Quotes => Highlights.Select(span => span.Of(Passage.Text));
}
