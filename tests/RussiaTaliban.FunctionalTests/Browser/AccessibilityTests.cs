using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>Deque's axe looks at every page, in light and dark, at desk and phone width and at 200 % zoom, and finds nothing.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(ChromiumFixture chromium, ServiceFixture fixture)
{
    private static readonly NodePackages Packages = new("Browser");

    public static TheoryData<string, string> Dresses
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var address in new[] { "read", "read?q=women", "read?q=zzz+nothing", "read/russia-taliban", "digest", "nowhere", "q/receipt" })
            {
                foreach (var dress in new[] { "desk", "dark", "phone", "zoomed" })
                {
                    all.Add(address, dress);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Dresses))]
    public async Task Page_InEveryDress_HasNoFindingOfAxe(string address, string dress)
    {
        await using var context = await chromium.Browser.NewContextAsync(Options(dress));
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(fixture.Service.Address, address == "q/receipt" ? await ReceiptAsync(context) : address).ToString());
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{address.Replace('/', '-').Replace('?', '-')}-{dress}.png"), FullPage = true });

        Assert.Equal("", await FindingsAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than its window");
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("dark")]
    [InlineData("phone")]
    [InlineData("zoomed")]
    public async Task Chat_WithAnAnswer_HasNoFindingOfAxe(string dress)
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address, Options(dress));
        await chat.AskAsync("why did Russia recognize the Taliban?");
        await chat.Page.Locator(".deeds button").First.WaitForAsync();
        await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"chat-{dress}.png") });

        var findings = await FindingsAsync(chat.Page);
        Assert.True(findings.Length == 0, findings);
        Assert.Empty(chat.Faults);
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("dark")]
    [InlineData("phone")]
    [InlineData("zoomed")]
    public async Task EditorsDesk_InEveryDress_HasNoFindingOfAxe(string dress)
    {
        const string Token = "editors-0123456789abcdef0123456789";
        var data = Directory.CreateTempSubdirectory("desk-").FullName;
        try
        {
            await using var service = await RunningService.StartAsync(settings: new()
            {
                ["Desk:Enabled"] = "true",
                ["Desk:Token"] = Token,
                ["Storage:Provider"] = "Sqlite",
                ["Storage:ConnectionString"] = $"Data Source={Path.Combine(data, "briefing.db")};Pooling=False",
            });
            await using var context = await chromium.Browser.NewContextAsync(Options(dress));
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(service.Address, "read/russia-taliban").ToString());
            var notes = service.Services.GetRequiredService<RussiaTaliban.Chat.Desk.IDeskNotes>();
            notes.Keep(new("directline", "dl_ann", "what do zebras eat?", TimeProvider.System.GetUtcNow(), RussiaTaliban.Briefing.Search.AnswerOutcome.NotFound));
            notes.Count(RussiaTaliban.Chat.Desk.DeskCount.PassageShown, service.Corpus.Passages[4].Id.ToString());
            await page.GotoAsync(new Uri(service.Address, "desk").ToString());
            Assert.Equal("", await FindingsAsync(page));
            await page.GetByLabel("Token").FillAsync(Token);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.GetByText("what do zebras eat?").WaitForAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"editors-desk-{dress}.png"), FullPage = true });

            Assert.Equal("", await FindingsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than its window");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Deeds_BesideAPassage_CiteExplainAndTakeAThumb()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await Assertions.Expect(chat.Box).ToBeFocusedAsync();
        await chat.AskAsync("why did Russia recognize the Taliban?");
        var row = chat.Page.Locator(".deeds").First;
        await row.GetByText("👍").ClickAsync();
        await chat.Message("Thank you. I’ve noted that").WaitForAsync();
        await row.GetByText("Why").ClickAsync();
        await chat.Message("Words in your question").WaitForAsync();
        await row.GetByText("Cite").ClickAsync();
        await chat.Page.Locator("#webchat a[href*='/q/']").First.WaitForAsync();

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Assertions.Expect(chat.Answers).ToHaveCountAsync(0);
        await chat.Welcomes.First.WaitForAsync();
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task Cite_FromTheReader_MakesTheReceiptInTheChat()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(fixture.Service.Address, await ReceiptAsync(context)).ToString());

        await Assertions.Expect(page.Locator(".quoted")).ToHaveTextAsync(fixture.Service.Corpus.Passages[4].Text);
    }

    private static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    private static BrowserNewContextOptions Options(string dress) => dress switch
    {
        "dark" => new() { ViewportSize = new() { Width = 1280, Height = 900 }, ColorScheme = ColorScheme.Dark },
        "phone" => new() { ViewportSize = new() { Width = 390, Height = 844 } },
        "zoomed" => new() { ViewportSize = new() { Width = 640, Height = 450 }, DeviceScaleFactor = 2 },
        _ => new() { ViewportSize = new() { Width = 1280, Height = 900 } },
    };

    /// <summary>Cites a paragraph from the reader's page and gives the receipt's path.</summary>
    private async Task<string> ReceiptAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var passage = fixture.Service.Corpus.Passages[4];
        await page.GotoAsync(new Uri(fixture.Service.Address, "read/russia-taliban").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = $"Cite {passage.Citation.ShortLabel}", Exact = true }).ClickAsync();
        var link = page.Locator("#webchat a[href*='/q/']").First;
        await link.WaitForAsync();
        var path = new Uri((await link.GetAttributeAsync("href"))!).PathAndQuery;
        await page.CloseAsync();
        return path.TrimStart('/');
    }

    private static async Task<string> FindingsAsync(IPage page)
    {
        // Run beside the page's own policy, which lets no script in but the service's.
        await page.EvaluateAsync(await File.ReadAllTextAsync(await Packages.FileAsync("axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        var found = await page.EvaluateAsync<string>(
            "async () => JSON.stringify((await axe.run()).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}}`)))");
        return string.Join('\n', JsonSerializer.Deserialize<string[]>(found)!);
    }
}
