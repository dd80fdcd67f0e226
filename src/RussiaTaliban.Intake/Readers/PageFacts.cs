using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RussiaTaliban.Intake.Readers;

/// <summary>What a page says of itself in its head: only what it says, nothing guessed from its text.</summary>
internal sealed record PageFacts
{
    private const int MaxDepth = 8;

    public string? Title { get; private set; }

    public string? Author { get; private set; }

    public string? Site { get; private set; }

    public DateOnly? Published { get; private set; }

    public string? Language { get; private set; }

    public Uri? Canonical { get; private set; }

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Where it was fetched from; null if it is not known. A fetched page may call another address its own only on its own site.</param>
    public static PageFacts Of(IHtmlDocument page, Uri? address)
    {
        var facts = new PageFacts
        {
            Title = Meta(page, "og:title", "dc.title", "twitter:title"),
            Author = Meta(page, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author") is { } author
                && !author.Contains("://", StringComparison.Ordinal) ? author : null,
            Site = Meta(page, "og:site_name", "application-name", "dc.publisher"),
            Published = Dates.Parse(Meta(page, "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.date", "date", "pubdate",
                "publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date")),
            Language = page.DocumentElement.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("xml:lang") ?? Meta(page, "content-language", "og:locale",
                "dc.language"),
        };
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(20))
        {
            facts.ReadLinkedData(script.TextContent);
        }

        facts.Published ??= page.QuerySelectorAll("[itemprop='datePublished'], time[pubdate], time.published, time.entry-date").Select(DateOf)
            .FirstOrDefault(day => day is not null);
        facts.Canonical = Own(page.QuerySelector("link[rel~='canonical'][href]")?.GetAttribute("href"), address) ?? Own(Meta(page, "og:url"), address);
        return facts;
    }

    private static DateOnly? DateOf(IElement element) => Dates.Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent);

    private static string? Meta(IHtmlDocument page, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var meta in page.QuerySelectorAll("meta[content]"))
            {
                var own = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv");
                if (name.Equals(own, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
                {
                    return content;
                }
            }
        }

        return null;
    }

    private static Uri? Own(string? text, Uri? address) =>
        text is not null && Uri.TryCreate(address ?? new Uri("about:blank"), text.Trim(), out var url) && url.Scheme is "http" or "https"
            && (address is null || IsSameSite(url.IdnHost, address.IdnHost)) ? url : null;

    // A host and the hosts under it, with and without www.
    private static bool IsSameSite(string one, string other)
    {
        (one, other) = (Bare(one), Bare(other));
        return one == other || one.EndsWith("." + other, StringComparison.Ordinal) || other.EndsWith("." + one, StringComparison.Ordinal);

        static string Bare(string host) => host.ToLowerInvariant() is var lower && lower.StartsWith("www.", StringComparison.Ordinal) ? lower[4..] : lower;
    }

    private void ReadLinkedData(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = 32
            });
            Read(document.RootElement, 0);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not a few pages have broken ones, some with half of a surrogate pair (\ud800) in a name or a text.
        }
    }

    private void Read(JsonElement element, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "datePublished") is { } day)
            {
                Published ??= Dates.Parse(day);
                Title ??= Text(element, "headline");
                Author ??= element.TryGetProperty("author", out var author) ? Name(author) : null;
                Site ??= element.TryGetProperty("publisher", out var publisher) ? Name(publisher) : null;
                Language ??= Text(element, "inLanguage");
            }

            if (element.TryGetProperty("@graph", out var graph))
            {
                Read(graph, depth + 1);
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Object => Text(element, "name"),
        JsonValueKind.Array => string.Join("; ", element.EnumerateArray().Select(Name).OfType<string>()) is { Length: > 0 } names ? names : null,
        _ => null,
    };
}
