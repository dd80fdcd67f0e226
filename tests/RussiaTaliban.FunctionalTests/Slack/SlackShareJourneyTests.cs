using System.Text.Json;
using Microsoft.Playwright;
using RussiaTaliban.FunctionalTests.Browser;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>A quote on its way through Slack, looked at in Chromium: shared with a channel, opened as a receipt, unfurled from its link.</summary>
[Collection(BrowserTests.Name)]
public sealed class SlackShareJourneyTests(ChromiumFixture chromium)
{
    private const string Question = "why did Russia recognize the Taliban?";
    private const string Note = "<!channel> *look* <https://evil.example.org|here>";

    [Fact]
    public async Task InSlack_AskShareOpenTheReceiptAndSeeItUnfurl()
    {
        await using var world = await SlackWorld.StartAsync(SlackTransport.Http);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.1"));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        var wish = "share that with #desk: " + Note.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(wish, "im", "1.2"));
        var shared = await world.Slack.NextAsync("chat.postMessage");
        var confirmed = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal("C2", shared.Text("channel"));

        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 900, Height = 1000 } });
        await context.RouteAsync("https://briefing.example.org/**", async route =>
        {
            using var page = await world.Http.GetAsync(new Uri(new Uri(route.Request.Url).PathAndQuery, UriKind.Relative));
            await route.FulfillAsync(new()
            {
                Status = (int)page.StatusCode,
                ContentType = page.Content.Headers.ContentType?.ToString(),
                BodyBytes = await page.Content.ReadAsByteArrayAsync(),
            });
        });
        var slack = await context.NewPageAsync();
        await ShowAsync(
            slack,
            ("Briefing", answer.Arguments.GetProperty("blocks")),
            ("#desk", shared.Arguments.GetProperty("blocks")),
            ("Briefing", confirmed.Arguments.GetProperty("blocks")));
        var desk = slack.Locator("[data-channel='#desk']");
        await Assertions.Expect(desk).ToContainTextAsync("Ann shared a quote");
        await Assertions.Expect(desk).ToContainTextAsync("Note: " + Note);
        await Assertions.Expect(desk.Locator("blockquote")).ToHaveTextAsync(Assert.Single(SlackRead.Quotes(shared.Arguments)));
        await Assertions.Expect(slack.Locator("[data-channel='Briefing']").Last).ToContainTextAsync("Shared with #desk.");
        await PictureAsync(slack, "shared");

        var receipt = await slack.RunAndWaitForPopupAsync(() => desk.GetByRole(AriaRole.Link, new() { Name = "Receipt: does the article still say this?" }).ClickAsync());
        await Assertions.Expect(receipt.Locator(".standing strong")).ToHaveTextAsync("✓ Verified");
        await PictureAsync(receipt, "receipt");

        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.LinkShared(receipt.Url));
        var unfurl = (await world.Slack.NextAsync("chat.unfurl")).Arguments.GetProperty("unfurls").GetProperty(receipt.Url).GetProperty("blocks");
        await ShowAsync(slack, ("#elsewhere", unfurl));
        await Assertions.Expect(slack.Locator("blockquote")).ToHaveTextAsync(Assert.Single(SlackRead.Quotes(shared.Arguments)));
        await Assertions.Expect(slack.GetByText("✓ Verified: the article says this, character for character.")).ToBeVisibleAsync();
        await PictureAsync(slack, "unfurled");
    }

    private static async Task ShowAsync(IPage page, params IEnumerable<(string Channel, JsonElement Blocks)> messages)
    {
        var input = JsonSerializer.Serialize(messages.Select(message => new { channel = message.Channel, author = "Briefing", blocks = message.Blocks }));
        var (code, html) = await NodeTools.RunAsync("render.mjs", input);
        Assert.True(code == 0, html);
        await page.SetContentAsync(html);
    }

    private static async Task PictureAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "slack", name + ".png"), FullPage = true });
}
