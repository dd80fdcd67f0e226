using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
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
        Assert.Equal(Day.AddDays(2), await history.FirstChangedAsync(receipt, Cancel));
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

    private static Corpus Saying(string text) => TestCorpus.Of(("bridge", $"---\ntitle: The bridge\n---\n\n{text}\n"));

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
