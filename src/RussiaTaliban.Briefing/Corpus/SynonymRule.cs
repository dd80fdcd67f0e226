namespace RussiaTaliban.Briefing;

/// <summary>One line of a corpus's synonyms file.</summary>
/// <param name="Asked">The words and phrases of a question that the line is about; at least one.</param>
/// <param name="Met">The words and phrases of a passage that meet any of them; the same as <paramref name="Asked"/> where each stands for each.</param>
internal sealed record SynonymRule(IReadOnlyList<string> Asked, IReadOnlyList<string> Met);
