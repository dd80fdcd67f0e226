using Microsoft.Playwright;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Playground;

/// <summary>One tab of the Playground, just after the bot was installed.</summary>
internal sealed class PlaygroundPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private PlaygroundPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public ILocator Citations => Page.Locator(".fai-Citation");

    public static async Task<PlaygroundPage> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        context.SetDefaultTimeout(45_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        var opened = new PlaygroundPage(context, page);
        await opened.Words("Welcome. Ask a question").First.WaitForAsync();
        return opened;
    }

    public ILocator Words(string text) => Page.GetByText(text);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task AskAsync(string question, bool mention = false)
    {
        var box = Page.Locator("[contenteditable=true]").First;
        await box.ClickAsync();
        if (mention)
        {
            await box.PressSequentiallyAsync("@");
            await Page.GetByText("Megan Bowen").Last.WaitForAsync();
            await Words("Test Bot").Last.ClickAsync();
            await Assertions.Expect(box).ToContainTextAsync("Test Bot");
        }

        await box.PressSequentiallyAsync(mention ? " " + question : question);
        await Assertions.Expect(box).ToContainTextAsync(question);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(box).Not.ToContainTextAsync(question);
    }

    public async Task OpenExtensionAsync(string kind)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).First.ClickAsync();
        await Words(kind).ClickAsync();
    }

    /// <summary>A picture for people to look at, in artifacts/ (not in the repository).</summary>
    public async Task PictureAsync(string name) => await Page.ScreenshotAsync(new() { Path = PathOf(name) });

    public static string PathOf(string picture) => Path.Combine(Repository.Root, "artifacts", "playground", picture + ".png");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
