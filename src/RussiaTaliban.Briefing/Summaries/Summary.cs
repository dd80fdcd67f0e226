namespace RussiaTaliban.Briefing.Summaries;

/// <summary>What a careful reader should see of an article, or of one section of it, in the article's own sentences.</summary>
/// <param name="Article">The article.</param>
/// <param name="Section">The section it was narrowed to; null for the whole article.</param>
/// <param name="Sentences">In reading order; empty where no sentence can stand alone.</param>
public sealed record Summary(Article Article, Section? Section, IReadOnlyList<SummarySentence> Sentences);
