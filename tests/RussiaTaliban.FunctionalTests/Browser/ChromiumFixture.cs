using Microsoft.Playwright;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>A browser for all browser tests. Where this machine has none, they are skipped and say so.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _absence;

    /// <summary>The browser; ends the test as skipped where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, _absence ?? "There is no browser.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } path)
        {
            _absence = "Chromium is not installed; tests/run installs it.";
            return;
        }

        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Flags, Timeout = 180_000 });
        }
        catch (PlaywrightException fault)
        {
            _absence = $"Chromium does not start: {fault.Message.Split('\n')[0]}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
