using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>What a person thought of a reply.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Person">The channel's id of the person; a later word of the same person on the same question replaces the earlier.</param>
/// <param name="Question">The question that was answered, as typed; empty where the reply was no answer.</param>
/// <param name="IsHelpful">Thumb up or down.</param>
/// <param name="At">When.</param>
public sealed record Feedback(ConversationAddress Conversation, string Person, string Question, bool IsHelpful, DateTimeOffset At)
{
    /// <summary>The passages that had been shown; may be empty.</summary>
    public IReadOnlyList<PassageId> Passages { get; init; } = [];

    /// <summary>The person's own words, at most 2,000 characters; null where there are none.</summary>
    public string? Comment { get; init; }
}
