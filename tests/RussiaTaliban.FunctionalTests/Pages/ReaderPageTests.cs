using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Pages;

/// <summary>The reader pages over HTTP, read back with an HTML parser.</summary>
public sealed class ReaderPageTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly MediaTypeWithQualityHeaderValue Html = new("text/html");

    [Fact]
    public async Task Article_EveryParagraph_StandsAtItsAddressToTheCharacter()
    {
        var page = await PageAsync("/read/russia-taliban");

        var article = fixture.Service.Corpus.FindArticle("russia-taliban")!;
        Assert.Equal(26, article.Passages.Count);
        Assert.All(article.Passages, passage => Assert.Equal(passage.Text, page.GetElementById(passage.Id.Anchor)!.TextContent));
        Assert.Equal(article.Sections.Where(section => section.Heading is not null).Select(section => section.Heading), page.QuerySelectorAll("h2").Select(heading => heading.LastChild!.TextContent));
    }

    [Fact]
    public async Task Article_SaysWhoWroteItAndThatItsTitleIsOurs()
    {
        var page = await PageAsync("/read/russia-taliban");

        Assert.Equal("en", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("Dr. Farid Muttaqi", page.QuerySelector("[itemprop=author] [itemprop=name]")!.TextContent);
        Assert.Equal("Asia-Plus", page.QuerySelector("[itemprop=publisher] [itemprop=name]")!.TextContent);
        Assert.Contains("The text has no title", page.QuerySelector(".remark")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[itemprop=datePublished]"));
        Assert.Empty(page.QuerySelectorAll("script:not([src^='/assets/']), [style], [onclick]"));
    }

    [Fact]
    public async Task Article_WithStrangeText_IsShownToTheCharacterAndHarmless()
    {
        using var folder = new TemporaryFolder();
        const string paragraph = "<script>alert(1)</script> &amp; \u00a0two  spaces, \"quotes\", ünïcödé, 中文, العربية, 🙂 & <b>";

        // In Markdown a tag and an entity are mark-up; escaped, they are text.
        var written = paragraph.Replace("<", "\\<", StringComparison.Ordinal).Replace("&amp;", "&amp;amp;", StringComparison.Ordinal);
        folder.Write("strange.md", $"---\ntitle: \"A <i>title</i> & more\"\nlanguage: fr\npublished: 2025-07-04\nurl: https://example.org/a?b=1&c=2\n---\n\n{written}\n\n## One & <two>\n\nbroken\ninto lines\n");
        await using var service = await RunningService.StartAsync(corpus: folder.Path);
        var page = await new HtmlParser().ParseDocumentAsync(await service.Http.GetStringAsync(new Uri("/read/strange", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(paragraph, page.GetElementById("p0.1")!.TextContent);
        Assert.Equal("broken\ninto lines", page.GetElementById("p1.1")!.TextContent);
        Assert.Equal("A <i>title</i> & more", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("2025-07-04", page.QuerySelector("[itemprop=datePublished]")!.GetAttribute("datetime"));
        Assert.Equal("https://example.org/a?b=1&c=2", page.QuerySelector("[itemprop=url]")!.GetAttribute("href"));
        Assert.Equal("fr", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script:not([src^='/assets/']), b, i"));
    }

    [Fact]
    public async Task Search_WithAnAnswer_ShowsTheFirstWholeTheOthersFoldedAndWhatCanBeDoneBesideEach()
    {
        var page = await PageAsync("/read?q=why+did+Russia+recognize+the+Taliban%3F");

        var hits = page.QuerySelectorAll(".hits > li").ToList();
        Assert.NotEmpty(hits);
        Assert.Null(hits[0].QuerySelector("details"));
        var folded = hits.Select(hit => hit.QuerySelector("details > summary")).OfType<IElement>().ToList();
        Assert.NotEmpty(folded);
        Assert.All(folded, summary => Assert.Contains("…", summary.TextContent, StringComparison.Ordinal));
        Assert.All(hits, hit => Assert.Equal(["Ask", "Why", "Cite", "Copy", "Link", "Helpful", "Not helpful"], hit.QuerySelectorAll(".deeds > *").Select(deed => deed.TextContent)));
    }

    [Fact]
    public async Task Digest_OfAPastDay_HasWhatWasPublishedByThenAndIsListed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("early.md", "---\ntitle: The early one\npublished: 2025-07-04\n---\n\nThe mill was built in spring. It ground rye for the whole valley.\n");
        folder.Write("late.md", "---\ntitle: The late one\npublished: 2025-08-01\n---\n\nThe mill burned down in August. Nobody was hurt by the fire.\n");
        folder.Write("month.md", "---\ntitle: The one of a month\npublished: 2025-07\n---\n\nThe weir was mended in July. Trout came back to the river.\n");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        folder.Write("today.md", $"---\ntitle: The one of today\npublished: {today}\n---\n\nThe mill reopens. Rye is ground again.\n");
        await using var service = await RunningService.StartAsync(corpus: folder.Path);
        var page = await new HtmlParser().ParseDocumentAsync(await service.Http.GetStringAsync(new Uri("/digest?day=2025-07-04", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var tomorrow = await service.Http.GetAsync(new Uri("/digest?day=2999-01-01", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("4 July 2025", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The early one", Assert.Single(page.QuerySelectorAll("section h2")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["/digest?day=2025-08-01", "/digest?day=2025-07-04"], page.QuerySelectorAll(".days li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, tomorrow.StatusCode);
    }

    [Fact]
    public async Task Article_UnchangedSince_IsNotSentAgain()
    {
        using var first = await GetAsync("/read/russia-taliban");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/read/russia-taliban");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await fixture.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/read/no-such-article")]
    [InlineData("/nowhere/at/all")]
    [InlineData("/read/..%2f..%2fetc%2fpasswd")]
    public async Task Address_OfNothing_IsA404ThatHelps(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(Html);
        using var response = await fixture.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(page.QuerySelectorAll("main a").OfType<IHtmlAnchorElement>(), link => link.GetAttribute("href") == "/read/russia-taliban");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/read")]
    [InlineData("/read/russia-taliban")]
    [InlineData("/nothing-here")]
    public async Task EveryPage_AllowsNoScriptButItsOwnFilesAndNoFrame(string address)
    {
        using var response = await GetAsync(address);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task ChatPage_WhereNobodyMayChat_SaysSoAndLoadsNoScript()
    {
        await using var service = await RunningService.StartAsync(
            settings: new() { ["BotFramework:Enabled"] = "false", ["DirectLine:Enabled"] = "true", ["DirectLine:Secret"] = new string('s', 32) }, environment: "Production");
        var page = await new HtmlParser().ParseDocumentAsync(await service.Http.GetStringAsync(service.Address, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("The chat is not open", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asset_IsCompressedAndKeptForEver()
    {
        var page = await PageAsync("/");
        var script = page.QuerySelectorAll("script")[0].GetAttribute("src")!;
        Assert.EndsWith("/webchat.js", script, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, script);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await fixture.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 100_000, 1_200_000);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.ETag);
    }

    private Task<HttpResponseMessage> GetAsync(string address) =>
        fixture.Service.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
