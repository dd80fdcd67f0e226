namespace RussiaTaliban.Chat;

/// <summary>The message cannot be a question; the reply says why and what would help.</summary>
/// <param name="Reason">What is the matter.</param>
public sealed record UnreadableReply(UnreadableReason Reason) : Reply;
