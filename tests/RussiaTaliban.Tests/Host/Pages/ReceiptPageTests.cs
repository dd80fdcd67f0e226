using System.Net;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Receipts;
using SkiaSharp;

namespace RussiaTaliban.Tests.Host.Pages;

public sealed class ReceiptPageTests
{
    private const string Encoded = "The envoys didn’t sign the “Kabul” paper &amp; left.";

    [Fact]
    public async Task Page_OfAnUnchangedCorpus_SaysVerifiedWithEverythingToCheckIt()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();

        var page = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

        Assert.Contains("✓ Verified", page, StringComparison.Ordinal);
        Assert.Contains($"<mark>{Encoded}</mark>", page, StringComparison.Ordinal);
        Assert.Contains($"itemprop=\"text\" dir=\"ltr\">{Encoded}</blockquote>", page, StringComparison.Ordinal);
        Assert.Contains(receipt.Quote.PassageHash, page, StringComparison.Ordinal);
        Assert.Contains(receipt.Quote.ArticleRevision, page, StringComparison.Ordinal);
        Assert.Contains("23 November 2026, 12:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{service.Client.BaseAddress}q/{receipt.Id}.png\">", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:description\" content=\"“{Encoded}” — Lead ¶1\">", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image:alt\" content=\"“{Encoded}”\">", page, StringComparison.Ordinal);
        Assert.Contains("https://news.example.org/envoys?id=1#:~:text=The%20envoys", page, StringComparison.Ordinal);
        Assert.Contains("https://schema.org/Quotation", page, StringComparison.Ordinal);
        Assert.Contains("@misc{envoys,", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>return</i>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AfterOneCharacterChanged_SaysChangedAndShowsIt()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        await service.EditAsync("didn’t", "didn't");

        var page = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

        Assert.Contains("≠ Changed", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"label\" lang=\"en\" dir=\"ltr\">was</span>didn’t</del>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"label\" lang=\"en\" dir=\"ltr\">now</span>didn&#x27;t</ins>", page, StringComparison.Ordinal);
        Assert.Contains("U+2019 became U+0027", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($"itemprop=\"text\" dir=\"ltr\">{Encoded}</blockquote>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AfterTheParagraphWasEditedAroundTheWords_ShowsItThenAndToday()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        var unchanged = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);
        await service.EditAsync("One start.", "Another <b>start</b>.");

        var page = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("The paragraph today", unchanged, StringComparison.Ordinal);
        Assert.Contains("Its paragraph has been edited since; these words have not.", page, StringComparison.Ordinal);
        Assert.Contains($">One start. <mark>{Encoded}</mark> The end.</p>", page, StringComparison.Ordinal);
        Assert.Matches($"<h2 id=\"now\">The paragraph today</h2>\\s*<p class=\"then\" lang=\"en\" dir=\"ltr\">Another start. <mark>{Encoded}</mark> The end.</p>", page);
        Assert.True(page.IndexOf("The paragraph when the receipt was made", StringComparison.Ordinal) < page.IndexOf("The paragraph today", StringComparison.Ordinal));
    }

    /// <summary>How it looks on paper, Chromium is asked in the journeys.</summary>
    [Fact]
    public async Task Page_OffersToPrint_AndLeavesOutWhatIsNoUseOnPaper()
    {
        await using var service = await ReceiptService.StartAsync();
        var page = await service.Client.GetStringAsync($"/q/{(await service.MakeAsync()).Id}", TestContext.Current.CancellationToken);
        var (script, style) = (Asset(page, "src", "receipt"), Asset(page, "href", "site"));

        Assert.Contains("data-prints hidden>Print</button>", page, StringComparison.Ordinal);
        Assert.Contains("window.print()", await service.Client.GetStringAsync(script, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Matches(
            @"@media print \{[^@]*\.receipt \[aria-labelledby=""copy""\][^{]*\{ display: none; \}",
            await service.Client.GetStringAsync(style, TestContext.Current.CancellationToken));
        Assert.Contains("<section aria-labelledby=\"copy\">", page, StringComparison.Ordinal);

        static string Asset(string page, string attribute, string name) =>
            Regex.Match(page, $"{attribute}=\"(?<address>[^\"]*{name}[^\"]*\\.(js|css))\"").Groups["address"].Value;
    }

    [Fact]
    public async Task Page_AfterTheSentenceOrTheArticleWent_SaysGoneAndStillShowsWhatWasSaid()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        await service.EditAsync(ReceiptService.Exact, "");
        var without = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);
        await service.ReplaceArticleAsync();
        var gone = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

        Assert.Contains("✗ Gone", without, StringComparison.Ordinal);
        Assert.Contains("The article is still there", without, StringComparison.Ordinal);
        Assert.Contains("✗ Gone", gone, StringComparison.Ordinal);
        Assert.Contains("The article is no longer in the corpus.", gone, StringComparison.Ordinal);
        Assert.All([without, gone], page => Assert.Contains($"<mark>{Encoded}</mark>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_AfterTheParagraphMoved_SaysWhere()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        await service.EditAsync("One start.", "A new paragraph.\n\nOne start.");

        var page = await service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

        Assert.Contains("✓ Verified", page, StringComparison.Ordinal);
        Assert.Contains("It is in a different place today: Lead ¶2. It was taken from Lead ¶1.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/q/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/q/short")]
    [InlineData("/q/..%2f..%2fetc%2fpasswd")]
    [InlineData("/q/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/q/AAAAAAAAAAAAAAAAAAAAAA.png")]
    public async Task Address_ThatNobodyWasGiven_IsNotFoundAndHelps(string address)
    {
        await using var service = await ReceiptService.StartAsync();

        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/read\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_OfAReceipt_IsAPng()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();

        var bytes = await service.Client.GetByteArrayAsync($"/q/{receipt.Id}.png", TestContext.Current.CancellationToken);

        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal((1200, 630), (picture.Width, picture.Height));
        Assert.True(picture.Pixels.Count(pixel => pixel.Red < 100) > 2_000, "nothing was written on the card");
    }

    [Fact]
    public void Ids_OfReceipts_AreNotGuessable()
    {
        var passage = TestCorpus.Of(("a", "Some words.")).Passages[0];
        var ids = Enumerable.Range(0, 1_000).Select(_ => Receipt.Of(passage, new TextSpan(0, 4), DateTimeOffset.UnixEpoch).Id).ToList();

        Assert.Equal(1_000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(Receipt.IsId(id)));
    }
}
