namespace RussiaTaliban.Chat;

/// <summary>Something that nobody foresaw went wrong; it has been logged. The person is told so instead of nothing.</summary>
public sealed record FailedReply : Reply;
