using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

/// <summary>What every inbox must do: in the process, on SQLite, and where it is installed on PostgreSQL.</summary>
public sealed class InboxTests(PostgresCluster postgres) : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
    private readonly List<Database> _open = [];

    public void Dispose()
    {
        _open.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Kept_IsClaimedOnce_AndAgainOnlyWhenTheLeaseRanOut(StorageProvider provider)
    {
        var (inbox, _) = await OpenAsync(provider);
        Assert.Equal(InboxReceipt.Kept, await inbox.KeepAsync(Item("1", "a"), Cancel));
        Assert.Equal(InboxReceipt.Known, await inbox.KeepAsync(Item("1", "a"), Cancel));
        var claim = Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Equal(Item("1", "a"), claim.Item);
        Assert.Empty(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Empty(await inbox.ClaimAsync("other", Lease, 10, Cancel));
        Assert.True(await inbox.NoteAsync(claim, "half", Cancel));
        _time.Advance(Lease / 2);
        await inbox.RenewAsync([claim], Lease, Cancel);
        _time.Advance(Lease / 2);
        Assert.Empty(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        _time.Advance(Lease);
        var second = Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Equal((2, "half"), (second.Attempts, second.Progress));
        Assert.False(await inbox.NoteAsync(claim, "too late", Cancel));
        await inbox.FinishAsync(claim, "too late", Cancel);
        Assert.Equal(1, (await inbox.BacklogAsync("slack", Cancel)).Count);
        await inbox.FinishAsync(second, "whole", Cancel);
        Assert.Equal(new InboxBacklog(0, null), await inbox.BacklogAsync("slack", Cancel));
        Assert.Equal(InboxReceipt.Known, await inbox.KeepAsync(Item("1", "a"), Cancel));
        Assert.Empty(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Lane_KeepsItsOrder_AndHoldsUpNoOther(StorageProvider provider)
    {
        var (inbox, _) = await OpenAsync(provider);
        foreach (var (key, lane) in new[] { ("1", "a"), ("2", "a"), ("3", "b") })
        {
            await inbox.KeepAsync(Item(key, lane), Cancel);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var claims = await inbox.ClaimAsync("slack", Lease, 10, Cancel);
        Assert.Equal(["1", "3"], claims.Select(claim => claim.Item.Key));
        await inbox.PostponeAsync(claims[0], TimeSpan.FromSeconds(10), "half", Cancel);
        Assert.Empty(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        _time.Advance(TimeSpan.FromSeconds(11));
        var again = Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Equal(("1", "half"), (again.Item.Key, again.Progress));
        await inbox.FinishAsync(again, null, Cancel);
        Assert.Equal("2", Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel)).Item.Key);
    }

    [Theory]
    [InlineData(StorageProvider.None)]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Changed_IsAnsweredAnew_WithWhatWasNoted_AlsoWhileTheFirstIsUnderWay(StorageProvider provider)
    {
        var (inbox, _) = await OpenAsync(provider);
        await inbox.KeepAsync(Item("1", "a"), Cancel);
        var first = Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Equal(InboxReceipt.Kept, await inbox.KeepAsync(Item("1", "a") with { Version = "5", Payload = "mended" }, Cancel));
        Assert.Equal(InboxReceipt.Known, await inbox.KeepAsync(Item("1", "a") with { Version = "4" }, Cancel));
        await inbox.FinishAsync(first, "whole", Cancel);
        var second = Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
        Assert.Equal(("mended", "whole"), (second.Item.Payload, second.Progress));
        await inbox.FinishAsync(second, "mended too", Cancel);
        Assert.Empty(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Answered_LeavesNoText_AndAfterADayNothing(StorageProvider provider)
    {
        var (inbox, database) = await OpenAsync(provider);
        await inbox.KeepAsync(Item("1", "a"), Cancel);
        await inbox.FinishAsync(Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel)), "ids", Cancel);
        var row = Assert.Single(await database!.ListAsync(context => context.Inbox, row => row, Cancel));
        Assert.Equal((null, "ids"), (row.Payload, row.Progress));
        await inbox.PruneAsync(Cancel);
        Assert.Single(await database.ListAsync(context => context.Inbox, one => one, Cancel));
        _time.Advance(TimeSpan.FromHours(25));
        await inbox.PruneAsync(Cancel);
        Assert.Empty(await database.ListAsync(context => context.Inbox, one => one, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Claimed_ByManyAtOnce_GoesToOne(StorageProvider provider)
    {
        var (inbox, _) = await OpenAsync(provider);
        for (var number = 0; number < 60; number++)
        {
            await inbox.KeepAsync(Item($"{number}", $"lane {number}"), Cancel);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => inbox.ClaimAsync("slack", Lease, 10, Cancel), Cancel)));
        var keys = claims.SelectMany(some => some).Select(claim => claim.Item.Key).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
    }

    [Fact]
    public async Task DatabaseAway_IsKeptInTheProcess_AndClaimedFromThere()
    {
        var broken = Path.Combine(_folder.Path, "broken.db");
        await File.WriteAllTextAsync(broken, new string('x', 5_000), Cancel);
        var database = new Database(new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={broken}" }, NullLogger<Database>.Instance);
        _open.Add(database);
        var inbox = new Inbox(database, _time, NullLogger<Inbox>.Instance);
        Assert.Equal(InboxReceipt.Kept, await inbox.KeepAsync(Item("1", "a"), Cancel));
        Assert.Equal(InboxReceipt.Known, await inbox.KeepAsync(Item("1", "a"), Cancel));
        Assert.Single(await inbox.ClaimAsync("slack", Lease, 10, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private InboxItem Item(string key, string lane) => new("slack", key, lane, "", "what was said", _time.GetUtcNow());

    private async Task<(IInbox Inbox, Database? Database)> OpenAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.None)
        {
            return (new InMemoryInbox(_time), null);
        }

        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        var connection = provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(_folder.Path, "briefing.db")}";
        var database = new Database(new StorageOptions { Provider = provider, ConnectionString = connection }, NullLogger<Database>.Instance);
        _open.Add(database);
        return (new Inbox(database, _time, NullLogger<Inbox>.Instance), database);
    }
}
