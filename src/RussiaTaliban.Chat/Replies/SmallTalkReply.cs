namespace RussiaTaliban.Chat;

/// <summary>A polite word that cites nothing.</summary>
/// <param name="Kind">What was said.</param>
/// <param name="Starters">Questions to begin with; at most three, may be empty.</param>
public sealed record SmallTalkReply(SmallTalkKind Kind, IReadOnlyList<string> Starters) : Reply;
