using System.Text.Json.Serialization;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>An item of CSL-JSON. The names are the schema's.</summary>
internal sealed record CslRecord(string Id, string Type, string Title, string Language)
{
    public IReadOnlyList<CslName>? Author { get; init; }

    [JsonPropertyName("container-title")]
    public string? ContainerTitle { get; init; }

    public CslDate? Issued { get; init; }

    [JsonPropertyName("URL")]
    public string? Url { get; init; }

    public string? Note { get; init; }
}
