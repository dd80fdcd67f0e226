using System.Globalization;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Pages;

/// <summary>What a reader does at the pages without the chat: search, choose, follow, embed.</summary>
public sealed class PagesWithoutChatTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Search_ForAQuestion_ShowsThePassagesOfTheSearchMarkedAndWithTheirDeeds()
    {
        const string question = "where was the flag raised?";
        var best = fixture.Service.Ask(question).Hits[0];

        var page = await PageAsync(fixture.Service, "/read?q=" + Uri.EscapeDataString(question));

        var first = page.QuerySelector(".hits li")!;
        Assert.Equal(best.Passage.Text, first.QuerySelector("blockquote")!.TextContent);
        Assert.Equal(best.Quotes, first.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal(best.Passage.Citation.ReaderPath, first.QuerySelector(".source a")!.GetAttribute("href"));
        var (passage, asked) = (Uri.EscapeDataString(best.Passage.Id.ToString()), Uri.EscapeDataString(question));
        Assert.Equal(
            [$"/?do=open&passage={passage}", $"/?do=why&passage={passage}&q={asked}", $"/?do=cite&passage={passage}", $"/?do=helpful&passage={passage}&q={asked}", $"/?do=unhelpful&passage={passage}&q={asked}"],
            first.QuerySelectorAll(".deeds a").Select(link => link.GetAttribute("href")));
        Assert.Equal(question, ((IHtmlInputElement)page.GetElementById("q")!).Value);
    }

    [Fact]
    public async Task Search_MadeToBreakThings_IsShownAsItIs()
    {
        var page = await PageAsync(fixture.Service, "/read?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>") + "&p=-4&from=never&source=%00");

        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.Equal("\"><script>alert(1)</script>", ((IHtmlInputElement)page.GetElementById("q")!).Value);
    }

    [Fact]
    public async Task Articles_OfManySourcesDaysAndLanguages_AreFilteredAndPaged()
    {
        using var folder = new TemporaryFolder();
        for (var number = 1; number <= 45; number++)
        {
            folder.Write($"a{number}.md", $"---\ntitle: Article {number}\nsource: {(number % 3 == 0 ? "Gazette" : "Herald")}\npublished: 2026-01-{(number % 28) + 1:00}\nlanguage: {(number % 5 == 0 ? "fr" : "en")}\n---\n\nParagraph {number} about harbours.\n");
        }

        await using var service = await RunningService.StartAsync(corpus: folder.Path);

        foreach (var (address, count) in new[] { ("/read", 20), ("/read?p=2", 20), ("/read?p=3", 5), ("/read?p=99", 5) })
        {
            Assert.Equal(count, (await PageAsync(service, address)).QuerySelectorAll(".articles li").Length);
        }

        var chosen = await PageAsync(service, "/read?source=Gazette&language=fr&from=2026-01-05&to=2026-01-20");
        Assert.Equal(
            service.Corpus.Articles.Where(article => article is { Source: "Gazette", Language: "fr" } && article.Published >= new DateOnly(2026, 1, 5) && article.Published <= new DateOnly(2026, 1, 20)).Select(article => article.Title).Order(),
            chosen.QuerySelectorAll(".articles h2").Select(heading => heading.TextContent).Order());
        Assert.Equal("/read?source=Herald&p=2", (await PageAsync(service, "/read?source=Herald")).QuerySelector(".pages a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/read?p=2", (await PageAsync(service, "/read")).QuerySelector(".pages a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_InChosenArticles_AsksThemAlone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mill.md", "---\ntitle: The mill\nsource: Herald\n---\n\nThe mill on the river was built in 1871 by monks. It ground rye for the whole valley.\n");
        folder.Write("bakery.md", "---\ntitle: The bakery\nsource: Gazette\n---\n\nThe bakery on Elm Street opened in 1962. It sold rye bread and little else.\n");
        await using var service = await RunningService.StartAsync(corpus: folder.Path);
        var address = "/read?q=" + Uri.EscapeDataString("When was the mill on the river built?");

        var other = await PageAsync(service, address + "&source=Gazette");
        var own = await PageAsync(service, address + "&source=Herald");
        var nobody = await PageAsync(service, address + "&source=Nobody");

        Assert.DoesNotContain(other.QuerySelectorAll(".hits .source a"), link => link.GetAttribute("href")!.StartsWith("/read/mill", StringComparison.Ordinal));
        Assert.StartsWith("/read/mill", own.QuerySelector(".hits .source a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(nobody.QuerySelectorAll(".hits li"));
        Assert.Contains("Nothing was found in the articles that you chose", nobody.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ForWhatPassagesDisagreeOn_SaysSoAndGoesOnOnTheNextPage()
    {
        const string question = "When did Russia recognize the Taliban?";
        var address = "/read?q=" + Uri.EscapeDataString(question);
        var first = await PageAsync(fixture.Service, address);
        var second = await PageAsync(fixture.Service, address + "&p=2");

        Assert.Contains(first.QuerySelectorAll(".remark"), remark => remark.TextContent == "The article gives two dates:");
        Assert.DoesNotContain(second.QuerySelectorAll(".remark"), remark => remark.TextContent == "The article gives two dates:");
        var shown = first.QuerySelectorAll(".hits .source a").Select(link => link.GetAttribute("href")).ToList();
        Assert.NotEmpty(second.QuerySelectorAll(".hits > li"));
        Assert.Empty(second.QuerySelectorAll(".hits .source a").Select(link => link.GetAttribute("href")).Intersect(shown));
        Assert.Equal((shown.Count + 1).ToString(CultureInfo.InvariantCulture), second.QuerySelector(".hits")!.GetAttribute("start"));
    }

    [Fact]
    public async Task Feed_OfTheCorpus_IsAtomWithAnEntryForEachArticle()
    {
        using var response = await fixture.Service.Http.GetAsync(new Uri("/feed.atom", UriKind.Relative), TestContext.Current.CancellationToken);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(fixture.Service.Corpus.Articles.Select(article => article.Title), feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.All([feed, .. feed.Elements(Atom + "entry")], element => Assert.All(["id", "title", "updated"], name => Assert.NotEmpty(element.Element(Atom + name)!.Value)));
        Assert.Equal(new Uri(fixture.Service.Address, "read/russia-taliban").AbsoluteUri, feed.Element(Atom + "entry")!.Element(Atom + "link")!.Attribute("href")!.Value);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/read")]
    [InlineData("/read/russia-taliban")]
    [InlineData("/digest")]
    [InlineData("/feed.atom")]
    [InlineData("/widget.js")]
    [InlineData("/health")]
    public async Task Head_OfWhatCanBeRead_IsAnswered(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var response = await fixture.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Chat_InAFrame_IsAllowedToTheConfiguredOriginsAlone()
    {
        await using var service = await RunningService.StartAsync(settings: new() { ["Widget:AllowedOrigins:0"] = "https://desk.example.org" });

        Assert.Contains("frame-ancestors https://desk.example.org;", await PolicyAsync(service, "/?embed"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(service, "/read"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(fixture.Service, "/?embed"), StringComparison.Ordinal);
    }

    private static async Task<string> PolicyAsync(RunningService service, string address)
    {
        using var response = await service.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return string.Join(' ', response.Headers.GetValues("Content-Security-Policy")) + ";";
    }

    private static async Task<IHtmlDocument> PageAsync(RunningService service, string address) => await new HtmlParser().ParseDocumentAsync(
        await service.Http.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
}
