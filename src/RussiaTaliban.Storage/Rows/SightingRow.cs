namespace RussiaTaliban.Storage;

/// <summary>When an article came and changed.</summary>
internal sealed class SightingRow
{
    public required string Slug { get; init; }

    public required string Revision { get; set; }

    public long? FirstSeen { get; set; }

    public long? ChangedAt { get; set; }
}
