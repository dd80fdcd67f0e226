using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

/// <summary>The record of what articles said, on SQLite, in the process and, where it is installed, on PostgreSQL.</summary>
public sealed class ArticleHistoryTests(PostgresCluster postgres) : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Database> _open = [];
    private string? _connection;

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task TheTextOfAnArticle_IsFoundAsItOnceWas_AndOnlyTheNewestStay(StorageProvider provider)
    {
        var history = await OpenAsync(provider);
        for (var version = 0; version < ArticleHistory.MaxTexts + 2; version++)
        {
            await history.ObserveAsync(Saying($"The bridge has {version} arches."), Day.AddDays(version), Cancel);
        }

        Assert.EndsWith("The bridge has 3 arches.", (await history.FindAsync("bridge", Day.AddDays(3).AddHours(1), Cancel))!.Text.TrimEnd(), StringComparison.Ordinal);
        Assert.Null(await history.FindAsync("bridge", Day.AddHours(1), Cancel));
        Assert.Null(await history.FindAsync("tower", Day.AddDays(9), Cancel));
        Assert.Equal(ArticleHistory.MaxTexts, (await history.ListAsync("bridge", Cancel)).Count);
    }

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task WhatAReceiptWasMadeOf_StaysWithAllThatCameAfter(StorageProvider provider)
    {
        var history = await OpenAsync(provider);
        var (first, second) = (Saying("They did not sign."), Saying("They signed."));
        await history.ObserveAsync(first, Day, Cancel);
        await history.KeepAsync(first.Articles[0], Day.AddDays(1), Cancel);
        await history.ObserveAsync(second, Day.AddDays(2), Cancel);
        await history.ObserveAsync(first, Day.AddDays(3), Cancel);
        await history.ObserveAsync(Corpus.Empty, Day.AddDays(4), Cancel);
        for (var day = 5; day < 5 + ArticleHistory.MaxTexts; day++)
        {
            await history.ObserveAsync(Saying($"They signed {day} times."), Day.AddDays(day), Cancel);
        }

        var texts = await history.ListAsync("bridge", Cancel);

        Assert.Equal([(Day, first.Articles[0].Text), (Day.AddDays(2), second.Articles[0].Text), (Day.AddDays(3), first.Articles[0].Text), (Day.AddDays(4), null)], texts.Take(4).Select(one => (one.At, one.Article?.Text)));
        Assert.Equal(4 + ArticleHistory.MaxTexts, texts.Count);
        var receipt = Receipt.Of(first.Articles[0].Passages[0], new(0, 8), Day.AddDays(1));
        Assert.Equal(Day.AddDays(2), await history.FirstChangedAsync(receipt, today: null, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task AFileRenamedAndEditedLater_IsFollowedByItsBytes_HoweverOftenItIsEdited(StorageProvider provider)
    {
        var history = await OpenAsync(provider);
        var (first, other) = (Saying("They did not sign."), TestCorpus.Of(("tower", "The tower is high.")));
        await history.ObserveAsync(new Corpus([.. first.Articles, .. other.Articles]), Day, Cancel);
        await history.KeepAsync(first.Articles[0], Day, Cancel);
        var receipt = Receipt.Of(first.Articles[0].Passages[0], new(0, 18), Day);
        await history.ObserveAsync(Saying("They did not sign.", "old-bridge"), Day.AddDays(1), Cancel);
        for (var day = 2; day < 4 + ArticleHistory.MaxTexts; day++)
        {
            await history.ObserveAsync(Saying($"They did not sign. They left on day {day}.", "old-bridge"), Day.AddDays(day), Cancel);
        }

        var today = Saying("They did sign. They left.", "old-bridge");
        var standing = await history.StandingAsync(receipt, today, Cancel);

        Assert.Equal(["bridge", "old-bridge"], await history.NamesAsync([first.Articles[0].Revision], Cancel));
        Assert.Empty(await history.NamesAsync([today.Articles[0].Revision], Cancel));
        Assert.Equal((QuoteStatus.Changed, "old-bridge"), (standing.Status, standing.Article?.Slug));
        Assert.Null(await history.FirstChangedAsync(receipt, today: null, Cancel));
        Assert.Equal(QuoteStatus.Gone, (await history.StandingAsync(receipt, other, Cancel)).Status);
        await history.ObserveAsync(today, Day.AddDays(20), Cancel);
        Assert.Equal(Day.AddDays(20), await history.FirstChangedAsync(receipt, today: null, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task ATextThatManyArticlesOrMomentsHad_IsKeptOnce_AndGoesWithTheLast(StorageProvider provider)
    {
        var history = await OpenAsync(provider);
        var both = new Corpus([.. Saying("It is open.").Articles, .. Saying("It is open.", "copy").Articles]);
        await history.ObserveAsync(both, Day, Cancel);
        Assert.Equal(1, await TextsAsync());
        await history.ObserveAsync(Saying("It is closed."), Day.AddDays(1), Cancel);
        await history.ObserveAsync(both, Day.AddDays(2), Cancel);
        Assert.Equal(2, await TextsAsync());
        await history.KeepAsync(Saying("It is gone.", "third").Articles[0], Day.AddDays(3), Cancel);
        Assert.Equal(3, await TextsAsync());
        for (var day = 4; day < 4 + ArticleHistory.MaxTexts; day++)
        {
            var corpus = new Corpus([.. Saying($"It is open for {day} days.").Articles, .. Saying("It is gone.", "third").Articles]);
            await history.ObserveAsync(corpus, Day.AddDays(day), Cancel);
        }

        // The copy had it once, and so it stays; what nobody has any more went.
        Assert.Equal(["It is open.", null, "It is open.", null], (await history.ListAsync("copy", Cancel)).Select(text => text.Article?.Passages[0].Text));
        Assert.Equal(ArticleHistory.MaxTexts + 2, await TextsAsync());
        Assert.Equal(["copy"], await history.NamesAsync([both.Articles[0].Revision], Cancel));

        Task<int> TextsAsync() => _open[0].RunAsync((context, token) => context.ArticleTexts.CountAsync(token), Cancel);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task TextsThatWereKeptWithTheirVersions_AreTherePastTheMigration_AndBeforeItAgain(StorageProvider provider)
    {
        var history = await OpenAsync(provider);
        await history.ObserveAsync(Saying("It is open."), Day, Cancel);
        await history.ObserveAsync(Corpus.Empty, Day.AddDays(1), Cancel);
        await history.ObserveAsync(Saying("It is open."), Day.AddDays(2), Cancel);
        await MigrateAsync("WholeArticleVersions");
        var former = await _open[0].RunAsync(
            (context, token) => context.Database.SqlQueryRaw<string>("SELECT \"Payload\" AS \"Value\" FROM article_versions ORDER BY \"SeenAt\"").ToListAsync(token),
            Cancel);
        await MigrateAsync(null);

        Assert.Equal([Saying("It is open.").Articles[0].Text, "", Saying("It is open.").Articles[0].Text], former);
        Assert.Equal(["It is open.", null, "It is open."], (await history.ListAsync("bridge", Cancel)).Select(text => text.Article?.Passages[0].Text));

        Task<bool> MigrateAsync(string? to) => _open[0].RunAsync(
            async (context, token) =>
            {
                await context.GetService<IMigrator>().MigrateAsync(to, token);
                return true;
            },
            Cancel);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task TwoReplicas_WithDifferentClocks_WriteOneRecord(StorageProvider provider)
    {
        var (one, other) = (await OpenAsync(provider), await OpenAsync(provider));
        await one.ObserveAsync(Saying("It is open."), Day.AddSeconds(5), Cancel);
        await other.ObserveAsync(Saying("It is open."), Day, Cancel);
        await other.ObserveAsync(Saying("It is closed."), Day.AddSeconds(4), Cancel);
        await Task.WhenAll(one.ObserveAsync(Saying("It is open again."), Day.AddDays(1), Cancel), other.ObserveAsync(Saying("It is open again."), Day.AddDays(1), Cancel));

        Assert.Equal(["It is open.", "It is closed.", "It is open again."], (await one.ListAsync("bridge", Cancel)).Select(text => text.Article!.Passages[0].Text));
    }

    public void Dispose()
    {
        _open.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Corpus Saying(string text, string slug = "bridge") => TestCorpus.Of((slug, $"---\ntitle: The bridge\n---\n\n{text}\n"));

    private async Task<IArticleHistory> OpenAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.None)
        {
            return new InMemoryArticleHistory();
        }

        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        _connection ??= provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(_folder.Path, "briefing.db")}";
        var database = new Database(new StorageOptions { Provider = provider, ConnectionString = _connection }, NullLogger<Database>.Instance);
        _open.Add(database);
        return new ArticleHistoryStore(database);
    }
}
