namespace RussiaTaliban.Storage;

/// <summary>What a conversation remembers.</summary>
internal sealed class MemoryRow
{
    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Empty for a turn outside a thread: a key has no null.</summary>
    public required string Thread { get; init; }

    public required long UsedAt { get; set; }

    public required string Payload { get; set; }
}
