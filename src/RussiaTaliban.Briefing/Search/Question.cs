using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Search;

/// <summary>A question to the corpus.</summary>
/// <param name="Text">Their words, as typed; anything at all.</param>
public sealed record Question(string Text)
{
    /// <summary>The questions asked before in this conversation, oldest first; empty at its start. They complete a follow-up ("and China?").</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>The passages shown last in this conversation, best first; empty if none was.</summary>
    public IReadOnlyList<PassageId> Shown { get; init; } = [];

    /// <summary>The slugs of the articles that are asked; empty for all.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>How many of the best hits are skipped: 0 for a question, more for "more passages".</summary>
    public int Skip { get; init; }

    /// <summary>How many hits at most; from 1. Default 3: what a reader takes in at once.</summary>
    public int Take { get; init; } = 3;
}
