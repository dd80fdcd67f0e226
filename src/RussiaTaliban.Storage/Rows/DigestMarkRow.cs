namespace RussiaTaliban.Storage;

/// <summary>What digests a conversation has had.</summary>
internal sealed class DigestMarkRow
{
    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public required string Payload { get; set; }
}
