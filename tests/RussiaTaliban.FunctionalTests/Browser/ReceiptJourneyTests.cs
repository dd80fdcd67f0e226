using System.Net;
using Microsoft.Playwright;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.FunctionalTests.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>A quote taken from the chat page, and what its receipt says while the article changes under it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReceiptJourneyTests(ChromiumFixture chromium, ServiceFixture fixture)
{
    private const string Question = "why did Russia recognize the Taliban?";

    [Fact]
    public async Task Receipt_WhileItsArticleIsEdited_SaysVerifiedThenChangedThenGone()
    {
        using var folder = CopyOfCorpus(out var file);
        await using var service = await RunningService.StartAsync(corpus: folder.Path);
        var passage = service.Ask(Question).Hits[0].Passage;
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, service.Address);
        var receipt = await CiteAsync(chat);

        await ExpectAsync(receipt, "✓ Verified", passage);
        await Assertions.Expect(receipt.Locator(".source")).ToContainTextAsync(passage.Citation.Label);
        await Assertions.Expect(receipt.Locator("code.hash")).ToHaveTextAsync(Quote.HashOf(passage.Text));
        await Assertions.Expect(receipt.Locator(".difference")).ToHaveCountAsync(0);
        await PictureAsync(receipt, "verified");

        var (was, now) = ("Moscow", "Minsk");
        var article = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(was, passage.Text, StringComparison.Ordinal);
        folder.Write(Path.GetFileName(file), article.Replace(passage.Text, passage.Text.Replace(was, now, StringComparison.Ordinal), StringComparison.Ordinal));
        await ReloadUntilAsync(receipt, "≠ Changed");

        await ExpectAsync(receipt, "≠ Changed", passage);
        await Assertions.Expect(receipt.Locator(".difference del")).ToHaveTextAsync($"was{was}");
        await Assertions.Expect(receipt.Locator(".difference ins")).ToHaveTextAsync($"now{now}");
        await PictureAsync(receipt, "changed");

        folder.Write(Path.GetFileName(file), article.Replace(passage.Text, "", StringComparison.Ordinal));
        await ReloadUntilAsync(receipt, "✗ Gone");

        await ExpectAsync(receipt, "✗ Gone", passage);
        await Assertions.Expect(receipt.Locator(".difference")).ToHaveCountAsync(0);
        await PictureAsync(receipt, "gone");
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task Receipt_OnPaper_HasVerdictQuoteAndFacts_AndNothingToPress()
    {
        await using var service = await RunningService.StartAsync();
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, service.Address);
        var receipt = await CiteAsync(chat);
        await Assertions.Expect(receipt.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();
        await Assertions.Expect(receipt.Locator("[aria-labelledby=copy]")).ToBeVisibleAsync();

        await receipt.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var shown in new[] { ".standing", ".quoted", ".source", ".whole", ".facts", "#address" })
        {
            await Assertions.Expect(receipt.Locator(shown).First).ToBeVisibleAsync();
        }

        await Assertions.Expect(receipt.Locator("[aria-labelledby=copy]")).ToBeHiddenAsync();
        Assert.Empty(await receipt.Locator("button:visible, a.button:visible, nav:visible").AllAsync());
        await PictureAsync(receipt, "paper");
    }

    [Fact]
    public async Task Receipt_ThatNobodyMade_IsA404WithWaysOn()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        var response = await page.GotoAsync(new Uri(fixture.Service.Address, "/q/AAAAAAAAAAAAAAAAAAAAAA").AbsoluteUri);

        Assert.Equal((int)HttpStatusCode.NotFound, response!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("There is no receipt at this address.");
        await PictureAsync(page, "unknown");
        await page.GetByRole(AriaRole.Link, new() { Name = "Check a quote" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" })).ToBeVisibleAsync();
    }

    /// <summary>Asks, cites the first answer and opens its receipt as a reader does: by the link.</summary>
    private static async Task<IPage> CiteAsync(ChatPage chat)
    {
        await chat.AskAsync(Question);
        await chat.Answers.First.WaitForAsync();
        await chat.AskAsync("cite that");
        var link = chat.Page.GetByRole(AriaRole.Link, new() { Name = "Receipt: does the article still say this?" });
        await Assertions.Expect(link).ToBeInViewportAsync();
        await chat.PictureAsync("cited");
        await chat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await chat.PictureAsync("cited-dark");
        return await chat.Page.RunAndWaitForPopupAsync(() => link.ClickAsync());
    }

    /// <summary>The verdict, and the paragraph as it was: whatever becomes of the article, the receipt shows what was quoted.</summary>
    private static async Task ExpectAsync(IPage receipt, string verdict, Passage passage)
    {
        await Assertions.Expect(receipt.Locator(".standing strong")).ToHaveTextAsync(verdict);
        Assert.Equal(passage.Text, await receipt.Locator(".quoted").TextContentAsync());
        await Assertions.Expect(receipt.Locator(".whole")).ToHaveTextAsync("The quote is the whole paragraph.");
    }

    /// <summary>The service sees the edit by itself; a reader only loads the page again.</summary>
    private static Task ReloadUntilAsync(IPage receipt, string verdict) => Eventually.TrueAsync(async () =>
    {
        await receipt.ReloadAsync();
        return await receipt.Locator(".standing strong").TextContentAsync() == verdict;
    });

    private static async Task PictureAsync(IPage page, string name)
    {
        foreach (var (suffix, scheme) in new[] { ("", ColorScheme.Light), ("-dark", ColorScheme.Dark) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"receipt-{name}{suffix}.png"), FullPage = true });
        }
    }

    private static TemporaryFolder CopyOfCorpus(out string file)
    {
        var folder = new TemporaryFolder();
        file = folder.Write("russia-taliban.md", File.ReadAllText(Path.Combine(Repository.Corpus, "russia-taliban.md")));
        return folder;
    }
}
