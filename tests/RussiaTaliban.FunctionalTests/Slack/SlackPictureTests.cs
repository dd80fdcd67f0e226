using System.Text.Json;
using RussiaTaliban.FunctionalTests.Browser;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>The answer to the headline question as a person sees it on a phone: it fits on about one screen.</summary>
[Collection(BrowserTests.Name)]
public sealed class SlackPictureTests(ChromiumFixture chromium)
{
    private const int PhoneWidth = 390;
    private const int MaxHeight = 760;

    [Fact]
    public async Task HeadlineAnswer_OnAPhone_FitsOneScreen()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("why did Russia recognize the Taliban?"));
        var answer = await world.Slack.NextAsync("chat.postMessage");

        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = PhoneWidth, Height = 844 } });
        var page = await context.NewPageAsync();
        var input = JsonSerializer.Serialize(new[] { new { channel = "#desk", author = "Briefing", blocks = answer.Arguments.GetProperty("blocks") } });
        var (code, html) = await NodeTools.RunAsync("render.mjs", input);
        Assert.True(code == 0, html);
        await page.SetContentAsync(html.Replace("body{margin:24px", "body{margin:8px", StringComparison.Ordinal));
        var section = page.Locator("section[data-channel='#desk']");
        await section.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "slack", "headline at phone width.png") });
        var (whole, heading) = ((await section.BoundingBoxAsync())!, (await section.Locator("h2").BoundingBoxAsync())!);
        Assert.True(await page.EvaluateAsync<bool>($"document.documentElement.scrollWidth <= {PhoneWidth}"));
        Assert.InRange(whole.Height - heading.Height, 100, MaxHeight);
    }
}
