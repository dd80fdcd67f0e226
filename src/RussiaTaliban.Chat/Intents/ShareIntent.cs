using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>A passage goes to another conversation of the same platform.</summary>
/// <param name="Target">The conversation as the person named it: <c>#desk</c>, a platform's id; null asks with whom. Text from people.</param>
/// <param name="Passage">The passage; null for the one shown last.</param>
public sealed record ShareIntent(string? Target, PassageId? Passage = null) : Intent
{
    /// <summary>The longest name of a conversation that is read, in UTF-16 code units.</summary>
    public const int MaxTargetLength = 300;

    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>The question that the passage answered; null for the last one asked.</summary>
    public string? Question { get; init; }

    /// <summary>What the sharer adds, at most <see cref="MaxNoteLength"/>; null for nothing. Text from people.</summary>
    public string? Note { get; init; }
}
