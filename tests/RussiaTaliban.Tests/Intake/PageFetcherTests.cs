using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Sources;
using RussiaTaliban.Intake.Web;
using RussiaTaliban.Intake.Writing;

namespace RussiaTaliban.Tests.Intake;

/// <summary>A web site on this machine; only a test may connect to it.</summary>
public sealed class PageFetcherTests : IAsyncLifetime
{
    private readonly WebApplication _site;
    private readonly IntakeOptions _options = new() { MaxMegabytes = 1, FetchLimit = TimeSpan.FromSeconds(20) };
    private string _host = "";

    public PageFetcherTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.MapGet("/story", () => Results.Content(Samples.Page(Samples.Story), "text/html; charset=utf-8"));
        _site.MapGet("/moved", () => Results.Redirect("/story"));
        _site.MapGet("/circle", () => Results.Redirect("/circle"));
        _site.MapGet("/away", () => Results.Redirect("http://169.254.169.254/latest/meta-data/"));
        _site.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
        _site.MapGet("/wall", () => Results.StatusCode(403));
        _site.MapGet("/large", () => Results.Bytes(new byte[2 * 1024 * 1024], "text/html"));
        _site.MapGet("/packed", (HttpContext context) =>
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(new byte[50 * 1024 * 1024]);
            }

            context.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(packed.ToArray(), "text/html");
        });
        _site.MapGet("/slow", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("<html>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, context.RequestAborted);
        });
        _site.MapGet("/feed", (HttpContext context) => Results.Content(
            $"<rss version=\"2.0\"><channel><title>P</title><item><title>Rivers</title><link>http://{context.Request.Host}/story</link><description>Read on</description></item></channel></rss>", "application/rss+xml"));
    }

    public async ValueTask InitializeAsync()
    {
        await _site.StartAsync(TestContext.Current.CancellationToken);
        _host = new Uri(_site.Urls.Single()).Authority;
        _options.AllowedHosts.Add(_host);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/story", null)]
    [InlineData("/moved", null)]
    [InlineData("/circle", "redirected more than 5 times")]
    [InlineData("/away", "is not on the list")]
    [InlineData("/file", "is not on the list")]
    [InlineData("/wall", "answered 403")]
    [InlineData("/nothing", "answered 404")]
    [InlineData("/large", "larger than 1 MiB")]
    [InlineData("/packed", "larger than 1 MiB")]
    public async Task Address_IsFetchedWithinTheLimitsOrRefusedWithAReason(string path, string? reason)
    {
        using var fetcher = new PageFetcher(_options, TimeProvider.System, _ => true);

        var (file, refusal) = await fetcher.FetchAsync(new Uri($"http://{_host}{path}"), TestContext.Current.CancellationToken);

        Assert.Equal(reason is null, refusal is null);
        Assert.Contains(reason ?? "", refusal?.Reason ?? "", StringComparison.Ordinal);
        Assert.Equal(reason is null ? $"http://{_host}/story" : null, file?.Address?.AbsoluteUri);
    }

    [Fact]
    public async Task Address_ThatIsSlow_IsGivenUp()
    {
        using var fetcher = new PageFetcher(new IntakeOptions { FetchLimit = TimeSpan.FromSeconds(1), AllowedHosts = { _host } }, TimeProvider.System, _ => true);

        var (_, refusal) = await fetcher.FetchAsync(new Uri($"http://{_host}/slow"), TestContext.Current.CancellationToken);

        Assert.Contains("longer than 1 seconds", refusal!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Address_ThatIsPrivate_IsNeverAskedThoughItsHostIsAllowed(string name)
    {
        var host = $"{name}:{new Uri(_site.Urls.Single()).Port}";
        using var fetcher = new PageFetcher(new IntakeOptions { AllowedHosts = { host, "*" } }, TimeProvider.System);

        var (file, refusal) = await fetcher.FetchAsync(new Uri($"http://{host}/story"), TestContext.Current.CancellationToken);

        Assert.Null(file);
        Assert.Contains("private address", refusal!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4001:80b::200e", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Address_IsPublicOrNot(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("example.org", "https://example.org/a", true)]
    [InlineData("example.org", "https://www.example.org/a", false)]
    [InlineData("*.example.org", "https://www.example.org/a", true)]
    [InlineData("*.example.org", "https://badexample.org/a", false)]
    [InlineData("example.org", "https://example.org:8443/a", false)]
    [InlineData("example.org:8443", "https://example.org:8443/a", true)]
    [InlineData("example.org", "https://user@example.org/a", false)]
    [InlineData("example.org", "ftp://example.org/a", false)]
    [InlineData("*", "https://anything.example/a", true)]
    [InlineData(null, "https://example.org/a", false)]
    public void Host_IsAllowedByItsWholeName(string? allowed, string address, bool expected)
    {
        var options = new IntakeOptions();
        if (allowed is not null)
        {
            options.AllowedHosts.Add(allowed);
        }

        using var fetcher = new PageFetcher(options, TimeProvider.System);

        Assert.Equal(expected, fetcher.IsAllowed(new Uri(address)));
    }

    [Fact]
    public async Task Feed_ThatNamesAPageOnly_HasThePageFetchedAndItIsTheSameArticleByItsAddress()
    {
        using var corpus = new TemporaryFolder();
        using var intake = new ArticleIntake(_options, TimeProvider.System, new PageFetcher(_options, TimeProvider.System, _ => true), null);

        var feed = await intake.TakeAsync([$"http://{_host}/feed"], corpus.Path, replace: false, null, TestContext.Current.CancellationToken);
        var page = await intake.TakeAsync([$"http://{_host}/story#bridges"], corpus.Path, replace: false, null, TestContext.Current.CancellationToken);

        Assert.Equal((StoredState.Added, StoredState.Unchanged), (Assert.Single(feed).State, Assert.Single(page).State));
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(corpus.Path, "*.md")), TestContext.Current.CancellationToken));
        Assert.Contains($"url: \"http://{_host}/story\"", text, StringComparison.Ordinal);
        Assert.Contains($"origin: \"http://{_host}/story\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_SaysReasonAndRemedyOnOneLine() => Assert.Equal("no text; save it", new Refusal("no text", "save it").ToString());
}
