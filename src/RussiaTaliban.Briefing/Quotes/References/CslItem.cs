using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RussiaTaliban.Briefing.Quotes.References;

/// <summary>A reference in CSL-JSON, which Zotero and its like import.</summary>
public static class CslItem
{
    /// <summary>An array of one item.</summary>
    public static string Json(ArticleDetails article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var authors = AuthorName.Read(article.Author).Select(author => new CslName(author.Family, author.Given.Length > 0 ? author.Given : null)).ToArray();
        return JsonSerializer.Serialize(
            [new CslRecord(article.Slug, "article-newspaper", article.Title, article.Language)
            {
                Author = authors.Length > 0 ? authors : null,
                ContainerTitle = article.Source,
                Issued = article.Published is { } day ? new CslDate([[day.Year, day.Month, day.Day]]) : null,
                Url = article.Url?.AbsoluteUri,
                Note = article.TitleIsDescriptive ? "The title is descriptive; the text carries none." : null,
            }],
            CslJson.Readable.CslRecordArray);
    }
}

/// <summary>A day in CSL-JSON: one list of year, month and day.</summary>
internal sealed record CslDate([property: JsonPropertyName("date-parts")] int[][] DateParts);

/// <summary>A name in CSL-JSON.</summary>
internal sealed record CslName(string Family, string? Given);

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

[JsonSerializable(typeof(CslRecord[]))]
internal sealed partial class CslJson : JsonSerializerContext
{
    /// <summary>Indented, members that are not known left out, letters of every script as they are: it is read by people and reference managers, never by a browser.</summary>
    public static CslJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
