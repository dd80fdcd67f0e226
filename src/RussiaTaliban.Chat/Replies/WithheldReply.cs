namespace RussiaTaliban.Chat;

/// <summary>A reply was made whose quotes could not be proven; this is sent instead.</summary>
public sealed record WithheldReply : Reply;
