using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Chat.Conversations;

/// <summary>What a conversation remembers, so that "and China?" and "more" can be understood.</summary>
/// <param name="Questions">The last questions, oldest first, at most <see cref="MaxQuestions"/>.</param>
/// <param name="Shown">The passages shown last, best first.</param>
/// <param name="ShownCount">How many passages have been shown for the last question: where "more" goes on.</param>
public sealed record ConversationState(IReadOnlyList<string> Questions, IReadOnlyList<PassageId> Shown, int ShownCount)
{
    /// <summary>How many questions are kept.</summary>
    public const int MaxQuestions = 5;

    /// <summary>What was summarized since the last question; null for nothing.</summary>
    public SummarizedText? Summarized { get; init; }

    /// <summary>How many places of a checked quote are kept.</summary>
    public const int MaxChecked = 20;

    /// <summary>Where the quote that was checked last stands; empty where a question came after it.</summary>
    public IReadOnlyList<CheckedPlace> Checked { get; init; } = [];

    /// <summary>The words that were checked last, where there are places; null otherwise. Text from people.</summary>
    public string? CheckedWords { get; init; }

    /// <summary>A wish for deliveries that waits for its time, its days or its time zone, in words: <c>every weekday at 08:00</c>. Null where none waits. Text from people.</summary>
    public string? OpenWish { get; init; }

    /// <summary>The state of a conversation that has just begun.</summary>
    public static ConversationState Initial { get; } = new([], [], 0);
}

/// <summary>Where a checked quote stands: the stretch of its first paragraph.</summary>
/// <param name="Passage">The paragraph.</param>
/// <param name="Start">Where it starts in the paragraph, in UTF-16 code units.</param>
/// <param name="Length">How long it is there.</param>
public sealed record CheckedPlace(PassageId Passage, int Start, int Length);

/// <summary>What a conversation had summarized, so that "in three sentences" can be understood.</summary>
/// <param name="Articles">The slugs: several for a digest.</param>
/// <param name="Section">The one section of the one article; null for whole articles.</param>
/// <param name="IsDigest">True for a digest, false for the summary of one article or section.</param>
public sealed record SummarizedText(IReadOnlyList<string> Articles, int? Section, bool IsDigest);
