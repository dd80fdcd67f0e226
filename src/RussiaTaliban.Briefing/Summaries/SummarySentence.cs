namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A sentence picked for a summary: a span of its passage, so that it is verbatim by construction.</summary>
/// <param name="Passage">The paragraph it stands in.</param>
/// <param name="Span">Its place in <see cref="Passage.Text"/>.</param>
public sealed record SummarySentence(Passage Passage, TextSpan Span)
{
    /// <summary>The words, to the character.</summary>
    public string Text => Span.Of(Passage.Text);
}
