using System.Globalization;
using System.Net;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Tests.Host.Pages;

/// <summary>What becomes of receipts: the revisions they need, withdrawal, and who may see them.</summary>
public sealed class ReceiptHistoryTests
{
    [Fact]
    public async Task Page_OfAChangedQuote_SaysWhenItWasFirstSeenChanged()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        await service.EditAsync("The end.", "The very end.");
        await SeenAsync(service, 2);
        Assert.DoesNotContain("First seen changed", await PageAsync(service, receipt), StringComparison.Ordinal);

        await service.EditAsync("didn’t", "did");
        await SeenAsync(service, 3);
        var page = await PageAsync(service, receipt);

        Assert.Contains("≠ Changed", page, StringComparison.Ordinal);
        Assert.Contains("First seen changed: <time datetime=\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfADeletedParagraphWhoseNeighbourWasEdited_SaysGone()
    {
        const string Neighbour = "Another start. The delegates didn’t sign the “Kabul” paper & left. That is all.";
        await using var service = await ReceiptService.StartAsync();
        await service.EditAsync("One start.", $"{Neighbour}\n\nOne start.");
        var receipt = await service.MakeAsync();
        await service.EditAsync($"One start. {ReceiptService.Exact} The end.", Neighbour.Replace("Kabul", "Herat", StringComparison.Ordinal));

        Assert.Contains("✗ Gone", await PageAsync(service, receipt), StringComparison.Ordinal);
        Assert.Equal(QuoteStatus.Gone, (await service.LookAsync(receipt))!.Standing.Status);
    }

    [Fact]
    public async Task Page_OfAFileThatWasRenamedAndEditedLater_StillFindsTheArticle()
    {
        await using var service = await ReceiptService.StartAsync();
        var receipt = await service.MakeAsync();
        await service.RenameAsync("return-of-the-envoys.md");
        await SeenAsync(service, 1, "return-of-the-envoys");
        await service.EditAsync("The end.", "The very end.");
        await SeenAsync(service, 2, "return-of-the-envoys");
        var edited = await PageAsync(service, receipt);
        await service.EditAsync("didn’t", "did");
        await SeenAsync(service, 3, "return-of-the-envoys");
        var changed = await PageAsync(service, receipt);
        await service.EditAsync(ReceiptService.Exact, "");
        var gone = await PageAsync(service, receipt);

        Assert.Contains("✓ Verified", edited, StringComparison.Ordinal);
        Assert.Contains("(return-of-the-envoys)", edited, StringComparison.Ordinal);
        Assert.Contains("≠ Changed", changed, StringComparison.Ordinal);
        var seen = (await service.RevisionsAsync("return-of-the-envoys"))[2].At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Contains($"First seen changed: <time datetime=\"{seen}\"", changed, StringComparison.Ordinal);
        Assert.Contains("✗ Gone", gone, StringComparison.Ordinal);
        Assert.Contains("The article is still there", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_ByItsMaker_TheReceiptShowsNothing()
    {
        await using var service = await ReceiptService.StartAsync();
        var cited = Assert.IsType<CitedQuoteReply>(await service.SayAsync("", "maker", new CiteIntent(new PassageId("envoys", 0, 1))));
        Assert.DoesNotContain("maker", cited.Receipt.Maker, StringComparison.Ordinal);

        Assert.Equal(ShareOutcome.NotWithdrawn, Assert.IsType<ShareReply>(await service.SayAsync("withdraw that receipt", "somebody else")).Outcome);
        Assert.Contains("✓ Verified", await PageAsync(service, cited.Receipt), StringComparison.Ordinal);
        Assert.Equal(ShareOutcome.Withdrawn, Assert.IsType<ShareReply>(await service.SayAsync($"withdraw https://briefing.example.org/q/{cited.Receipt.Id}", "maker")).Outcome);
        Assert.Equal(ShareOutcome.NotWithdrawn, Assert.IsType<ShareReply>(await service.SayAsync("withdraw that", "maker")).Outcome);

        var page = await service.Client.GetAsync($"/q/{cited.Receipt.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.DoesNotContain("envoys", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync($"/q/{cited.Receipt.Id}.png", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Receipts_ForPeopleWhoHaveSignedIn_AreClosedToOthers()
    {
        await using var service = await ReceiptService.StartAsync("X-Forwarded-User");
        var receipt = await service.MakeAsync();

        var (page, picture) = (await service.Client.GetAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken), await service.Client.GetAsync($"/q/{receipt.Id}.png", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, picture.StatusCode));
        Assert.DoesNotContain("envoys", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await service.LookAsync(receipt));
        service.Client.DefaultRequestHeaders.Add("X-Forwarded-User", "ann");
        Assert.Contains("✓ Verified", await PageAsync(service, receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_ByLink_ShowUnderMessages()
    {
        await using var service = await ReceiptService.StartAsync();

        Assert.True((await service.LookAsync(await service.MakeAsync()))!.ShowsQuote);
    }

    private static Task<string> PageAsync(ReceiptService service, Receipt receipt) => service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

    /// <summary>The corpus is observed in the background after it was read.</summary>
    private static async Task SeenAsync(ReceiptService service, int revisions, string slug = "envoys")
    {
        for (var tries = 0; (await service.RevisionsAsync(slug)).Count < revisions; tries++)
        {
            Assert.True(tries < 200, "the revision was not seen");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
