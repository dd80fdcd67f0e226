using System.Net;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Tests.Host.Pages;

/// <summary>What becomes of receipts: the revisions they need, withdrawal, and who may see them.</summary>
public sealed class ReceiptHistoryTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

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
    public async Task Revisions_InAFolder_AreKeptOnceAndReadAgain()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Article("They did not sign."), Article("They signed."));
        using (var revisions = new ArticleRevisions(folder.Path))
        {
            await revisions.KeepAsync(first, Day, TestContext.Current.CancellationToken);
            await revisions.KeepAsync(first, Day.AddDays(1), TestContext.Current.CancellationToken);
            await revisions.ObserveAsync(new Corpus([second]), Day.AddDays(2), TestContext.Current.CancellationToken);
            await revisions.ObserveAsync(new Corpus([first]), Day.AddDays(3), TestContext.Current.CancellationToken);
            await revisions.ObserveAsync(Corpus.Empty, Day.AddDays(4), TestContext.Current.CancellationToken);
        }

        using var again = new ArticleRevisions(folder.Path);
        var history = await again.HistoryAsync("a", TestContext.Current.CancellationToken);

        Assert.Equal(2, Directory.GetFiles(folder.Path, "*.md").Length);
        Assert.Equal([(Day, first.Text), (Day.AddDays(2), second.Text), (Day.AddDays(3), first.Text), (Day.AddDays(4), null)], history.Select(one => (one.At, one.Article?.Text)));
        var receipt = Receipt.Of(first.Passages[0], new(0, 8), Day.AddDays(1));
        Assert.Equal(Day.AddDays(2), await again.FirstChangedAsync(receipt, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Revision_WhoseFileWasTamperedWith_IsNotShownForTheArticle()
    {
        using var folder = new TemporaryFolder();
        using (var revisions = new ArticleRevisions(folder.Path))
        {
            await revisions.KeepAsync(Article("They did not sign."), Day, TestContext.Current.CancellationToken);
        }

        File.WriteAllText(Directory.GetFiles(folder.Path, "*.md").Single(), "---\ntitle: A\n---\n\nThey signed.\n");
        using var again = new ArticleRevisions(folder.Path);

        Assert.Null(Assert.Single(await again.HistoryAsync("a", TestContext.Current.CancellationToken)).Article);
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
        service.Client.DefaultRequestHeaders.Add("X-Forwarded-User", "ann");
        Assert.Contains("✓ Verified", await PageAsync(service, receipt), StringComparison.Ordinal);
    }

    private static Task<string> PageAsync(ReceiptService service, Receipt receipt) => service.Client.GetStringAsync($"/q/{receipt.Id}", TestContext.Current.CancellationToken);

    /// <summary>The corpus is observed in the background after it was read.</summary>
    private static async Task SeenAsync(ReceiptService service, int revisions)
    {
        for (var tries = 0; (await service.RevisionsAsync()).Count < revisions; tries++)
        {
            Assert.True(tries < 200, "the revision was not seen");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static Article Article(string text) => TestCorpus.Of(("a", $"---\ntitle: A\n---\n\n{text}\n")).Articles[0];
}
