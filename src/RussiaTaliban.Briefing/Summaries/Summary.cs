using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Summaries;

/// <summary>A summary of an article, or of one section of it, in the article's own sentences.</summary>
/// <param name="Article">The article.</param>
/// <param name="Section">The section it was narrowed to; null for the whole article.</param>
/// <param name="Sentences">In reading order; empty if no sentence can stand alone.</param>
public sealed record Summary(Article Article, Section? Section, IReadOnlyList<SummarySentence> Sentences);

/// <summary>A sentence picked for a summary: a span of its passage, so that it is verbatim by construction.</summary>
/// <param name="Passage">The paragraph it stands in.</param>
/// <param name="Span">Its place in <see cref="Passage.Text"/>.</param>
public sealed record SummarySentence(Passage Passage, TextSpan Span)
{
    /// <summary>The words, to the character.</summary>
    public string Text => Span.Of(Passage.Text);
}
