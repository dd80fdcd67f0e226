namespace RussiaTaliban.Chat;

/// <summary>"More" was asked for and there is none.</summary>
/// <param name="Question">The question whose passages have all been shown; null where nothing was asked before.</param>
public sealed record NoMoreReply(string? Question) : Reply;
