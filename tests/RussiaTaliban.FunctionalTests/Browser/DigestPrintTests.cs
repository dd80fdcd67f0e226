using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Browser;

/// <summary>The daily summary on paper.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class DigestPrintTests(ChromiumFixture chromium)
{
    private static readonly string[] Matters = ["harbours", "bridges", "markets", "towers", "rivers", "mills"];

    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task Digest_OfFourArticlesWithLongSentences_PrintsOnOneSheet(string paper)
    {
        using var corpus = new TemporaryFolder();
        foreach (var place in new[] { "Arden", "Borrow", "Cawdor", "Dunmere", "Elmet" })
        {
            corpus.Write(place.ToLowerInvariant() + ".md", Article(place));
        }

        await using var service = await RunningService.StartAsync(corpus: corpus.Path);
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(service.Address, "digest").ToString());

        Assert.Equal(8, await page.Locator(".sentences li").CountAsync());
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = paper }));
        Assert.Single(Sheet().Matches(pdf));
    }

    /// <summary>Six paragraphs of one sentence of some fifty words each, no two alike.</summary>
    private static string Article(string place)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"---\ntitle: The {Matters[0]} and {Matters[1]} of {place} and what has become of them since the great flood\nsource: The {place} Gazette\npublished: 2026-01-01\n---\n");
        foreach (var matter in Matters)
        {
            var parts = Enumerable.Range(1, 6).Select(number => $"the {matter} board{number} of {place}{matter}{number} spent {number + matter.Length},{number}00 crowns");
            text.Append(CultureInfo.InvariantCulture, $"\nIn {place}, {string.Join(", ", parts)}.\n");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sheet();
}
