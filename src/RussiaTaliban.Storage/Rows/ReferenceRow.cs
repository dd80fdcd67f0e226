namespace RussiaTaliban.Storage;

/// <summary>What a channel needs to write into a conversation.</summary>
internal sealed class ReferenceRow
{
    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public required string Payload { get; set; }
}
