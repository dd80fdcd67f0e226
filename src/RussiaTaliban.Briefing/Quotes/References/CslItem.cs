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
        var (authors, translators) = (Names(article.Author), Names(article.Translator));
        return JsonSerializer.Serialize(
            [new CslRecord(article.Slug, "article-newspaper", article.Title, article.Language)
            {
                Author = authors,
                Translator = translators,
                ContainerTitle = article.Source,
                Issued = article.Published is { } day ? new CslDate([article.IsPublishedToTheMonth ? [day.Year, day.Month] : [day.Year, day.Month, day.Day]]) : null,
                Url = article.Url?.AbsoluteUri,
                Note = article.TitleIsDescriptive ? "The title is descriptive; the text has none." : null,
            }],
            CslJson.Readable.CslRecordArray);
    }

    private static CslName[]? Names(string? names) => AuthorName.Read(names) is { Count: > 0 } read ? [.. read.Select(Name)] : null;

    private static CslName Name(AuthorName name) => name.IsLiteral
        ? new CslName { Literal = name.Family }
        : new CslName { Family = name.Family, Given = Known(name.Given), NonDroppingParticle = Known(name.Particle), Suffix = Known(name.Suffix) };

    private static string? Known(string text) => text.Length > 0 ? text : null;
}

/// <summary>A day in CSL-JSON: one list of year, month and day.</summary>
internal sealed record CslDate([property: JsonPropertyName("date-parts")] int[][] DateParts);

/// <summary>A name in CSL-JSON.</summary>
internal sealed record CslName
{
    public string? Family { get; init; }

    public string? Given { get; init; }

    [JsonPropertyName("non-dropping-particle")]
    public string? NonDroppingParticle { get; init; }

    public string? Suffix { get; init; }

    public string? Literal { get; init; }
}

/// <summary>An item of CSL-JSON. The names are the schema's.</summary>
internal sealed record CslRecord(string Id, string Type, string Title, string Language)
{
    public IReadOnlyList<CslName>? Author { get; init; }

    public IReadOnlyList<CslName>? Translator { get; init; }

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
