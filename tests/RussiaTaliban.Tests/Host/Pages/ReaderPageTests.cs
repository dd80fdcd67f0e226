using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host.Pages;

/// <summary>The articles' pages of the real service: directions, what changed, and what editors are told.</summary>
public sealed class ReaderPageTests : IDisposable
{
    private const string Persian = "روسیه نخستین کشوری است که حکومت تازه را در سال ۱۴۰۴ به رسمیت شناخت و سفارت در همان روز پرچم را برافراشت.";

    private readonly TemporaryFolder _corpus = new();
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _corpus.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Page_OfAPersianArticle_RunsFromRightToLeftAndItsControlsDoNot()
    {
        _corpus.Write("fa.md", $"---\ntitle: پرچم تازه\n---\n\n{Persian}\n");
        _corpus.Write("en.md", "---\ntitle: A flag\n---\n\nThe embassy raised the flag on the same day, and the ministry in Moscow confirmed it in writing.\n");
        await using var app = await StartAsync("Development");

        var page = await GetAsync(app, "/read/fa");
        var list = await GetAsync(app, "/read");
        var found = await GetAsync(app, "/read?q=" + Uri.EscapeDataString("پرچم سفارت حکومت"));

        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Matches("<article lang=\"fa\"[^>]* dir=\"rtl\"", page);
        Assert.Contains("<dl class=\"facts\" lang=\"en\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Matches("<li lang=\"fa\" dir=\"rtl\">\\s*<h2>", list);
        Assert.Matches("<li lang=\"en\" dir=\"ltr\">\\s*<h2>", list);
        Assert.Matches("<blockquote lang=\"fa\"[^>]* dir=\"rtl\"", found);
    }

    [Fact]
    public async Task Changes_OfAnArticleThatWasEdited_NameTheSentences()
    {
        _corpus.Write("en.md", "---\ntitle: A flag\n---\n\nThe embassy raised the flag. The ministry confirmed it on Friday. Nobody else did.\n");
        await using var app = await StartAsync("Development");
        await WaitForAsync(app, "/read/en/changes", "There is no earlier text");
        _corpus.Write("en.md", "---\ntitle: A flag\n---\n\nThe embassy raised the flag. The ministry confirmed it on Monday. A crowd <b> cheered.\n");
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);

        var page = await WaitForAsync(app, "/read/en/changes", "on Monday");

        Assert.Matches("<del>.*The ministry confirmed it on Friday\\.</del>\\s*<ins>.*The ministry confirmed it on Monday\\.</ins>", page);
        Assert.Matches("<del>.*Nobody else did\\.</del>", page);
        Assert.DoesNotContain("raised the flag.</", page, StringComparison.Ordinal);
        using var missing = await ResponseAsync(app, "/read/nothing/changes");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("href=\"/read/en/changes\"", await GetAsync(app, "/read/en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "203.0.113.9", false)]
    [InlineData("Production", null, false)]
    public async Task Faults_OfFiles_AreShownToWhoSitsAtTheMachineAlone(string environment, string? forwardedFor, bool shown)
    {
        _corpus.Write("en.md", "---\ntitle: A flag\n---\n\nThe embassy raised the flag on the same day.\n");
        _corpus.Write("broken-name.md", new string('\u0001', 3_000) + "\0\0");
        _corpus.Write("table-name.xlsx", "PK");
        await using var app = await StartAsync(environment);
        using var response = await ResponseAsync(app, "/read", forwardedFor);

        var page = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(shown, page.Contains("broken-name.md", StringComparison.Ordinal));
        Assert.Equal(shown, page.Contains("table-name.xlsx", StringComparison.Ordinal));
    }

    private async Task<WebApplication> StartAsync(string environment)
    {
        var app = ServiceHost.Build(new ServiceSettings(_corpus.Path)
        {
            Urls = "http://127.0.0.1:0",
            Environment = environment,
            Configuration = new Dictionary<string, string?>
            {
                ["SentenceEncoder:Enabled"] = "false",
                ["BotFramework:Enabled"] = environment == "Production" ? "false" : null,
                ["Storage:Provider"] = "Sqlite",
                ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_data.Path, "a.db")};Pooling=False",
            },
        });
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<string> WaitForAsync(WebApplication app, string path, string words)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await GetAsync(app, path) is var page && page.Contains(words, StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancel);
        }

        return await GetAsync(app, path);
    }

    private static async Task<string> GetAsync(WebApplication app, string path)
    {
        using var response = await ResponseAsync(app, path);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<HttpResponseMessage> ResponseAsync(WebApplication app, string path, string? forwardedFor = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        if (forwardedFor is not null)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        }

        return await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
    }
}
