using System.Security.Cryptography;
using Microsoft.Playwright;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Tests;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>What a reader meets in the browser, on the running service with the shipped article.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChatJourneyTests(ChromiumFixture chromium, ServiceFixture fixture)
{
    private const string Why = "why did Russia recognize the Taliban?";

    /// <summary>What the search puts first today: which passage that should be is asked of the search, not of the browser.</summary>
    private Hit Best => fixture.Service.Ask(Why).Hits[0];

    private string BestSentence => Best.Quotes.First();

    [Fact]
    public async Task Question_WithAnAnswer_ShowsThePassageMarkedAndItsCitationOpensTheReaderThere()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address, new() { ViewportSize = new() { Width = 1280, Height = 1080 } });
        await chat.AskAsync(Why);

        var first = chat.Answers.First.Locator("blockquote").First;
        await Assertions.Expect(first.Locator("strong").First).ToHaveTextAsync(BestSentence);
        Assert.Equal(Best.Passage.Text, await first.Locator("p").TextContentAsync());
        await SavePictureAsync(chat);

        var reader = await chat.Page.RunAndWaitForPopupAsync(() => chat.Answers.First.Locator("blockquote + p a").First.ClickAsync());
        await reader.WaitForURLAsync(address => address.Contains(Best.Passage.Citation.ReaderPath, StringComparison.Ordinal));
        var passage = reader.Locator($"[id='{Best.Passage.Id.Anchor}']");
        await Assertions.Expect(passage).ToBeInViewportAsync();
        Assert.True(await passage.EvaluateAsync<bool>("element => element.matches(':target')"));
        await reader.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", "reader.png") });
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task Question_WithoutAnAnswer_SaysSoAndQuotesNothing()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await chat.AskAsync("how do I bake sourdough bread?");

        await chat.Message("I found no answer in the corpus.").WaitForAsync();
        Assert.Equal(0, await chat.Page.Locator("blockquote").CountAsync());
        await chat.PictureAsync("not-found");
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task Starter_PressedWithTheKeyboardAlone_IsAnswered()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await chat.Box.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(chat.Page.Locator("button:focus")).ToContainTextAsync("Why did Russia recognize the Taliban?");
        await chat.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(chat.Answers.First.Locator("strong").First).ToHaveTextAsync(BestSentence);
        Assert.Empty(chat.Faults);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)><script>alert(2)</script>**bold** [link](javascript:alert(3))")]
    [InlineData("*:* AND (\" field:x^9")]
    public async Task Question_MadeToBreakThings_IsAnsweredPolitely(string question)
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await chat.AskAsync(question);

        await Assertions.Expect(chat.Page.Locator("article.webchat__basic-transcript__activity")).ToHaveCountAsync(3);
        Assert.Equal(0, await chat.Page.Locator("#webchat img[src='x'], #webchat a[href^=javascript]").CountAsync());
        Assert.Empty(chat.Faults);
    }

    [Theory]
    [InlineData("dark", 1280, 900, ColorScheme.Dark)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task Page_InEveryDress_FitsItsWindowAndIsLegible(string name, int width, int height, ColorScheme scheme)
    {
        await using var chat = await ChatPage.OpenAsync(
            chromium.Browser, fixture.Service.Address, new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        await chat.AskAsync(Why);
        await chat.Answers.First.WaitForAsync();
        await chat.PictureAsync(name);

        Assert.True(await chat.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.InRange(await ContrastAsync(chat.Answers.First.Locator("blockquote p").First), 7, 21);
        Assert.InRange(await ContrastAsync(chat.Answers.First.Locator("blockquote strong").First), 7, 21);
        Assert.InRange(await ContrastAsync(chat.Answers.First.Locator("blockquote + p").First), 4.5, 21);
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task WebChat_EveryParagraphOfTheCorpus_IsShownToTheCharacter()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        foreach (var passage in fixture.Service.Corpus.Passages)
        {
            var shown = await chat.Page.EvaluateAsync<string>(
                """
                markdown => {
                  const html = window.WebChat.renderMarkdown(markdown, { markdownRespectCRLF: true, markdownRenderHTML: true }, {});
                  return new DOMParser().parseFromString(html, 'text/html').querySelector('blockquote p').textContent;
                }
                """,
                Markdown.Quote(passage.Text, []));
            Assert.Equal(passage.Text, shown);
        }
    }

    [Fact]
    public async Task ReloadedTab_GoesOnWithItsConversation()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await chat.AskAsync(Why);
        await chat.Answers.First.WaitForAsync();
        await chat.Page.ReloadAsync();

        await Assertions.Expect(chat.Answers.First.Locator("strong").First).ToHaveTextAsync(BestSentence);
        Assert.Equal(1, await chat.Welcomes.CountAsync());
    }

    [Fact]
    public async Task ServerRestart_WhileThePageIsOpen_IsSurvived()
    {
        var first = await RunningService.StartAsync();
        var address = first.Address;
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, address);
        await first.DisposeAsync();
        await using var second = await RunningService.StartAsync(address.AbsoluteUri.TrimEnd('/'));

        // The page notices by itself within some seconds; then a second welcome stands there and questions are answered again.
        await Assertions.Expect(chat.Welcomes).ToHaveCountAsync(2, new() { Timeout = 90_000 });
        await chat.AskAsync(Why);
        await Assertions.Expect(chat.Answers.First.Locator("strong").First).ToHaveTextAsync(BestSentence);
    }

    [Fact]
    public async Task ServerRestart_ThenReload_KeepsWhatWasSaidAndTheThreadOfIt()
    {
        using var data = new TemporaryFolder();
        var settings = new Dictionary<string, string?> { ["DirectLine:SigningKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
        var first = await RunningService.StartAsync(settings: settings, data: data.Path);
        var address = first.Address;
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, address);
        await chat.AskAsync(Why);
        await chat.Answers.First.WaitForAsync();
        await first.DisposeAsync();
        await Assertions.Expect(chat.Page.Locator("#trouble")).ToContainTextAsync("away", new() { Timeout = 60_000 });
        await using var second = await RunningService.StartAsync(address.AbsoluteUri.TrimEnd('/'), settings, data: data.Path);
        await chat.Page.ReloadAsync();

        await Assertions.Expect(chat.Answers.First.Locator("strong").First).ToHaveTextAsync(BestSentence, new() { Timeout = 60_000 });
        await Assertions.Expect(chat.Page.Locator("#trouble")).ToBeHiddenAsync();
        Assert.Equal(1, await chat.Answers.CountAsync());

        // The service itself still knows what was shown.
        await chat.AskAsync("cite that");
        await chat.Page.Locator("#webchat a[href*='/q/']").First.WaitForAsync();
        await chat.AskAsync("who wrote this?");
        await chat.Message("Who wrote the article").WaitForAsync();
    }

    [Fact]
    public async Task FoldedPassage_Unfolded_IsTheWholeParagraphWithItsSentenceMarked()
    {
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, fixture.Service.Address);
        await chat.AskAsync("When did Russia recognize the Taliban?");
        var second = chat.Answers.First.Locator("blockquote").Nth(1);
        var passage = fixture.Service.Ask("When did Russia recognize the Taliban?").Hits[1].Passage;
        await Assertions.Expect(second).ToContainTextAsync("…");
        await chat.PictureAsync("dates");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = $"Whole paragraph, {passage.Citation.ShortLabel}" }).ClickAsync();

        await Assertions.Expect(second.Locator("p")).ToHaveTextAsync(passage.Text, new() { UseInnerText = false });
        Assert.Equal(1, await second.Locator("strong").CountAsync());
        Assert.Empty(chat.Faults);
    }

    [Fact]
    public async Task ChosenArticles_AreTheOnlyOnesThatAreAsked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mill.md", "---\ntitle: The mill\n---\n\nThe mill on the river was built in 1871 by monks. It ground rye for the whole valley.\n");
        folder.Write("bakery.md", "---\ntitle: The bakery\n---\n\nThe bakery on Elm Street opened in 1962. It sold rye bread and little else.\n");
        await using var service = await RunningService.StartAsync(corpus: folder.Path);
        await using var chat = await ChatPage.OpenAsync(chromium.Browser, service.Address);
        await chat.Page.Locator("#choose summary").ClickAsync();
        await chat.Page.GetByLabel("The bakery").CheckAsync();
        await Assertions.Expect(chat.Page.Locator("#choose summary")).ToHaveTextAsync("Asking 1 of 2 articles");
        await chat.AskAsync("When was the mill on the river built?");

        await Assertions.Expect(chat.Page.Locator("article.webchat__basic-transcript__activity")).ToHaveCountAsync(3);
        Assert.Equal(0, await chat.Page.Locator("#webchat a[href*='/read/mill']").CountAsync());
        Assert.Empty(chat.Faults);
    }

    /// <summary>The contrast of an element's text with what lies behind it, as WCAG reckons it.</summary>
    private static Task<double> ContrastAsync(ILocator element) => element.EvaluateAsync<double>(
        """
        element => {
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          let behind = element;
          let back = parts(getComputedStyle(behind).backgroundColor);
          while (back.length === 4 && back[3] === 0) { behind = behind.parentElement; back = parts(getComputedStyle(behind).backgroundColor); }
          const [one, two] = [light(parts(getComputedStyle(element).color)), light(back)].sort((a, b) => b - a);
          return (one + .05) / (two + .05);
        }
        """);

    /// <summary>The README's picture. Rewritten where somebody asks for it, like golden files.</summary>
    private static async Task SavePictureAsync(ChatPage chat)
    {
        var updates = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";
        if (updates)
        {
            // Web Chat takes its sign of connecting away a moment after it has connected.
            await chat.Page.WaitForTimeoutAsync(3_000);
        }

        var picture = await chat.PictureAsync("answer");
        if (updates)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(Repository.Root, "tests", "RussiaTaliban.FunctionalTests", "Pictures", "answer.png"), picture, TestContext.Current.CancellationToken);
        }
    }
}
