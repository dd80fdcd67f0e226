using Microsoft.Playwright;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>The chat page in a browser, and what it must never do: ask elsewhere for anything, or break its own content policy.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const float Patience = 30_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private ChatPage(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        context.SetDefaultTimeout(Patience);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } target && target.Authority != address.Authority)
            {
                Note($"asked elsewhere: {request.Url}");
            }
        };
        page.PageError += (_, error) => Note($"script error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                Note(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public ILocator Answers => Page.Locator(".webchat__render-markdown:has(blockquote)");

    public ILocator Welcomes => Message("Welcome. Ask a question");

    public ILocator Box => Page.GetByRole(AriaRole.Textbox, new() { Name = "Your question" });

    /// <summary>What the page did that it must not.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Opens the page and waits for the welcome.</summary>
    public static async Task<ChatPage> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = new ChatPage(context, await context.NewPageAsync(), address);
        await page.Page.GotoAsync(address.AbsoluteUri);
        await page.Welcomes.First.WaitForAsync();
        return page;
    }

    /// <summary>Messages of the bot that hold a text, as they are seen.</summary>
    public ILocator Message(string text) => Page.Locator(".webchat__render-markdown", new() { HasText = text });

    public async Task AskAsync(string question)
    {
        await Box.FillAsync(question);
        await Box.PressAsync("Enter");
    }

    /// <summary>A picture for people to look at, under artifacts/ of the test's output; never compared.</summary>
    public Task<byte[]> PictureAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        return Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(string fault)
    {
        lock (_faults)
        {
            _faults.Add(fault);
        }
    }
}
