using System.Text.Json;
using System.Text.Json.Nodes;
using RussiaTaliban.FunctionalTests.Browser;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Teams;

/// <summary>Every card as Microsoft's renderer draws it on a narrow phone, in light and in dark. The pictures land in artifacts/cards.</summary>
[Collection(BrowserTests.Name)]
public sealed class CardLooksTests(ChromiumFixture chromium)
{
    /// <summary>A card in a chat on the narrowest phones, in CSS pixels.</summary>
    private const int Width = 300;

    /// <summary>Draws a card; tells how wide it became and the lowest contrast of a text in it.</summary>
    private const string Draw =
        """
        ({ card, width, dark }) => {
          const [ground, text, subtle, link, mark, warn] = dark
            ? ['#292929', '#ffffff', '#adadad', '#7f85f5', '#4d4b2f', '#e37d80']
            : ['#ffffff', '#242424', '#616161', '#4f52b2', '#fbf3c4', '#c4314b'];
          const colors = { default: text, subtle, highlightColors: { default: mark, subtle: mark } };
          const style = { backgroundColor: ground, foregroundColors: { default: colors, accent: { ...colors, default: link }, attention: { ...colors, default: warn } } };
          document.body.replaceChildren();
          document.body.style.cssText = `margin:0;background:${ground};color:${text};width:${width}px;font-family:sans-serif`;
          const drawn = new AdaptiveCards.AdaptiveCard();
          drawn.hostConfig = new AdaptiveCards.HostConfig({ containerStyles: { default: style, emphasis: style }, actions: { actionsOrientation: 'vertical', maxActions: 6 } });
          drawn.parse(JSON.parse(card), new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
          document.body.append(drawn.render());
          document.querySelectorAll('a').forEach(a => a.style.color = link);

          const channels = color => color.match(/[\d.]+/g).map(Number);
          const light = color => channels(color).slice(0, 3).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => { for (let e = element; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if ((channels(b)[3] ?? 1) > 0) return b; } return ground; };
          let contrast = 21;
          for (const element of document.querySelectorAll('.ac-textRun, .ac-textBlock p, a')) {
            const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
            contrast = Math.min(contrast, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
          }
          return { width: document.documentElement.scrollWidth, contrast, words: document.body.innerText.length };
        }
        """;

    private static readonly NodePackages Node = new("Teams");
    private static readonly string Goldens = Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Golden", "Teams");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cards_OnANarrowPhone_FitAndCanBeRead(bool dark)
    {
        var script = await Node.FileAsync("adaptivecards/dist/adaptivecards.min.js");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = 700 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<!doctype html><html lang=en><body></body></html>");
        await page.AddScriptTagAsync(new() { Path = script });

        foreach (var (name, card) in Cards())
        {
            var drawn = await page.EvaluateAsync<JsonElement>(Draw, new { card, width = Width, dark });
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "cards", $"{name}{(dark ? " dark" : "")}.png"), FullPage = true });

            Assert.True(drawn.GetProperty("words").GetInt32() > 10, $"{name}: nothing is shown");
            Assert.True(drawn.GetProperty("width").GetInt32() <= Width, $"{name}: {drawn} is too wide");
            Assert.True(drawn.GetProperty("contrast").GetDouble() >= 4.5, $"{name}: {drawn} is hard to read");
        }
    }

    private static IEnumerable<(string Name, string Card)> Cards() =>
        from file in Directory.EnumerateFiles(Goldens, "*.json").Order(StringComparer.Ordinal)
        from message in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
        from attachment in message!["attachments"]?.AsArray() ?? []
        select (Path.GetFileNameWithoutExtension(file), attachment!["content"]!.ToJsonString());
}
