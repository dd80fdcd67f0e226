using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Net.Http.Headers;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.Host.Web;

/// <summary>The corpus as an Atom feed (RFC 4287): an entry for each article, newest first.</summary>
internal static class CorpusFeed
{
    private const int MaxEntries = 100;

    /// <summary>What Atom demands where an article has no day: it was published at some time.</summary>
    private static readonly DateOnly Unknown = new(1970, 1, 1);

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed, or 304 where the caller has it.</summary>
    public static IResult Serve(HttpContext context, Corpus corpus, ReaderLinks links)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Write(corpus, links), "application/atom+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{corpus.Revision[..16]}\""));
    }

    private static byte[] Write(Corpus corpus, ReaderLinks links)
    {
        var articles = corpus.Articles.OrderByDescending(article => article.Published).ThenBy(article => article.Slug, StringComparer.Ordinal).Take(MaxEntries).ToList();
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", links.Index),
            new XElement(Atom + "title", Wording.ProductName),
            new XElement(Atom + "subtitle", Wording.Tagline),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", links.Feed)),
            new XElement(Atom + "link", new XAttribute("href", links.Index)),
            new XElement(Atom + "updated", Moment(articles.Select(article => article.Published).Max())),
            articles.Select(article => Entry(article, links)));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            feed.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    private static XElement Entry(Article article, ReaderLinks links) => new(
        Atom + "entry",
        new XElement(Atom + "id", links.Of(article)),
        new XElement(Atom + "title", Clean(article.Title)),
        new XElement(Atom + "updated", Moment(article.Published)),
        new XElement(Atom + "author", new XElement(Atom + "name", Clean(article.Author ?? article.Source ?? "not stated"))),
        new XElement(Atom + "link", new XAttribute("href", links.Of(article)), new XAttribute("hreflang", article.Language)),
        article.Url is { } original ? new XElement(Atom + "link", new XAttribute("rel", "via"), new XAttribute("href", original.AbsoluteUri)) : null,
        new XElement(Atom + "summary", Clean(article.Passages[0].Text)));

    private static string Moment(DateOnly? day) => (day ?? Unknown).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>Without the few characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
