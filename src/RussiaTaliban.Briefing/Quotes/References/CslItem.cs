using System.Text.Json;

namespace RussiaTaliban.Briefing.Quotes;

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
