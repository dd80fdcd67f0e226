namespace RussiaTaliban.Chat;

/// <summary>A message that cannot be a question.</summary>
/// <param name="Reason">What is the matter with it.</param>
public sealed record UnreadableIntent(UnreadableReason Reason) : Intent;
