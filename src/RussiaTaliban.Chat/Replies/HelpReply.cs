namespace RussiaTaliban.Chat;

/// <summary>What can be asked.</summary>
/// <param name="Starters">Questions to begin with, from the corpus; at most three, may be empty.</param>
/// <param name="IsWelcome">True where nobody asked for help: the bot has just been added.</param>
public sealed record HelpReply(IReadOnlyList<string> Starters, bool IsWelcome = false) : Reply;
