namespace RussiaTaliban.Storage;

/// <summary>A receipt. It is written once and never changed.</summary>
internal sealed class ReceiptRow
{
    public required string Id { get; init; }

    public required long MadeAt { get; init; }

    public required string Payload { get; init; }
}
