using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

/// <summary>What every database must do, on SQLite and, where it is installed, on PostgreSQL.</summary>
public sealed class StoreTests(PostgresCluster postgres) : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private static readonly Instant Eight = Instant.FromUtc(2026, 11, 23, 8, 0);
    private static readonly ConversationAddress Here = new("test", "C1");

    private readonly TemporaryFolder _folder = new();
    private readonly List<Database> _open = [];

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task ASubscription_ComesBackAsItWas_AndKeepsItsLimits(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var store = new SubscriptionStore(database);
        var made = Made(Here, "ann", 480);

        Assert.Equal(AddOutcome.Added, await store.AddAsync(made, Cancel));
        Assert.Equal(AddOutcome.AlreadyThere, await store.AddAsync(Made(Here, "bob", 480), Cancel));
        Assert.Equal(made, await store.FindAsync(made.Id, Cancel));
        Assert.Equal(made, Assert.Single(await store.ListAsync(Here with { Thread = "t" }, Cancel)));
        for (var minute = 1; minute < SubscriptionLimits.PerConversation; minute++)
        {
            Assert.Equal(AddOutcome.Added, await store.AddAsync(Made(Here, "p" + minute, minute), Cancel));
        }

        Assert.Equal(AddOutcome.TooMany, await store.AddAsync(Made(Here, "zoe", 700), Cancel));
        var paused = await store.ChangeAsync(made.Id, live => live.Pause(new LocalDate(2026, 12, 1), Noon), Cancel);
        Assert.Equal(paused, await store.FindAsync(made.Id, Cancel));
        var later = new DigestSchedule(Weekdays.Monday, new LocalTime(9, 30), "Asia/Dushanbe");
        var moved = await store.ChangeAsync(made.Id, live => live.Reschedule(later, Noon), Cancel);
        Assert.Equal(later, moved!.Schedule);
        Assert.Equal(moved, await store.FindAsync(made.Id, Cancel));
        Assert.Null(await store.ChangeAsync("none", live => live, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task WhatAClockThatRanAheadHasLeft_IsMended(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var (store, ledger) = (new SubscriptionStore(database), new DigestDeliveryLedger(database));
        var made = Made(Here, "ann", 480);
        await store.AddAsync(made, Cancel);
        await ledger.SettleAsync(Assert.Single(await ledger.ClaimAsync("test", Eight, 5, Cancel)).Delivery with { Status = DigestDeliveryStatus.Sent, ChangedAt = Eight }, Cancel);
        var ahead = Eight + Duration.FromDays(400);
        await ledger.SettleAsync(Assert.Single(await ledger.ClaimAsync("test", ahead, 5, Cancel)).Delivery with { Status = DigestDeliveryStatus.Failed, ChangedAt = ahead }, Cancel);
        await ledger.SettleAsync(Assert.Single(await ledger.ClaimAsync("test", ahead, 5, Cancel)).Delivery with { Status = DigestDeliveryStatus.Sent, ChangedAt = ahead }, Cancel);

        Assert.Equal(1, await ledger.MendAsync("test", Eight + Duration.FromHours(1), Cancel));

        Assert.Equal(new LocalDate(2026, 11, 24), (await store.FindAsync(made.Id, Cancel))!.Next!.Value.Date);
        Assert.Equal(new LocalDate(2026, 11, 23), Assert.Single(await ledger.ListAsync(made.Id, 10, Cancel)).Date);
        Assert.Equal(0, await ledger.MendAsync("test", Eight + Duration.FromHours(1), Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task AReceipt_ComesBackAsItWas(StorageProvider provider)
    {
        var store = new ReceiptStore(await OpenAsync(provider));
        var passage = TestCorpus.Of(("a", "---\ntitle: “T”\npublished: 2025-07-04\nurl: https://news.example.org/a\n---\n\nDouble  space,\u00A0no-break & ‘curly’.")).Passages[0];
        var receipt = Receipt.Of(passage, new TextSpan(0, passage.Text.Length), new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

        await store.AddAsync(receipt, Cancel);

        Assert.Equal(receipt, await store.FindAsync(receipt.Id, Cancel));
        Assert.Null(await store.FindAsync("AAAAAAAAAAAAAAAAAAAAAA", Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task AClaim_IsMadeOnce_SettledAndRetried(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var (store, ledger) = (new SubscriptionStore(database), new DigestDeliveryLedger(database));
        var made = Made(Here, "ann", 480);
        await store.AddAsync(made, Cancel);

        Assert.Empty(await ledger.ClaimAsync("test", Eight - Duration.FromSeconds(1), 10, Cancel));
        Assert.Empty(await ledger.ClaimAsync("other", Eight, 10, Cancel));
        var claim = Assert.Single(await ledger.ClaimAsync("test", Eight, 10, Cancel));
        Assert.Empty(await ledger.ClaimAsync("test", Eight, 10, Cancel));
        Assert.Equal(new LocalDate(2026, 11, 24), claim.Subscription.Next!.Value.Date);

        var failed = claim.Delivery with { Status = DigestDeliveryStatus.Failed, RetryAt = Eight + Duration.FromMinutes(1) };
        await ledger.SettleAsync(failed, Cancel);
        Assert.Equal(failed, Assert.Single(await ledger.ListAsync(made.Id, 9, Cancel)));
        Assert.Empty(await ledger.ClaimAsync("test", Eight, 10, Cancel));
        var retry = Assert.Single(await ledger.ClaimAsync("test", Eight + Duration.FromMinutes(1), 10, Cancel));
        Assert.Equal((2, DigestDeliveryStatus.Claimed), (retry.Delivery.Attempts, retry.Delivery.Status));

        Assert.Equal(0, await ledger.MarkLostAsync(Eight, Cancel));
        Assert.Equal(1, await ledger.MarkLostAsync(Eight + Duration.FromMinutes(2), Cancel));
        Assert.Equal(DigestDeliveryStatus.Unknown, Assert.Single(await ledger.ListAsync(made.Id, 9, Cancel)).Status);
        Assert.Empty(await ledger.ClaimAsync("test", Eight + Duration.FromHours(1), 10, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task ManyWorkers_ShareTheWork_AndClaimEachDeliveryOnce(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var (store, ledger) = (new SubscriptionStore(database), new DigestDeliveryLedger(database));
        for (var reader = 0; reader < 40; reader++)
        {
            Assert.Equal(AddOutcome.Added, await store.AddAsync(Made(Here with { Conversation = $"C{reader}" }, $"p{reader}", 480), Cancel));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var mine = new List<DigestDeliveryClaim>();
            while (await ledger.ClaimAsync("test", Eight, 3, Cancel) is { Count: > 0 } some)
            {
                mine.AddRange(some);
            }

            return mine;
        }));

        Assert.Equal(40, claims.Sum(mine => mine.Count));
        Assert.Equal(40, claims.SelectMany(mine => mine).Select(claim => claim.Subscription.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task KnownConversations_ComeBack_AndAreForgottenWithTheirSubscriptions(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var (references, store) = (new ConversationReferenceStore(database), new SubscriptionStore(database));
        var group = new KnownConversation(Here, """{"a":1}""") { Kind = ConversationKind.Group, Tenant = "t", Name = "The desk’s ‘chat’" };
        await references.SaveAsync(new KnownConversation(Here with { Thread = "x" }, "{}"), Cancel);
        Assert.Equal(ConversationKind.Personal, (await references.FindAsync(Here, Cancel))!.Kind);
        await references.SaveAsync(group, Cancel);
        var channels = new[] { "C2", "C3" }.Select(id => new KnownConversation(Here with { Conversation = id }, "{}") { Kind = ConversationKind.Channel, Tenant = "t", Team = "C2", Name = "Team" }).ToList();
        foreach (var other in channels.Concat([
            new KnownConversation(Here with { Conversation = "P" }, "{}") { Tenant = "t" },
            new KnownConversation(Here with { Conversation = "elsewhere" }, "{}") { Kind = ConversationKind.Group, Tenant = "another" },
            new KnownConversation(Here with { Channel = "other" }, "{}") { Kind = ConversationKind.Group, Tenant = "t" },
        ]))
        {
            await references.SaveAsync(other, Cancel);
        }

        Assert.Equal(group, await references.FindAsync(Here, Cancel));
        Assert.Equal([group, .. channels], (await references.ListAsync("test", "t", Cancel)).OrderBy(known => known.Conversation.Conversation, StringComparer.Ordinal));
        await store.AddAsync(Made(Here, "ann", 480), Cancel);
        await store.AddAsync(Made(channels[1].Conversation, "ann", 480), Cancel);

        await references.RemoveTeamAsync("test", "C2", Cancel);

        Assert.Equal([group], await references.ListAsync("test", "t", Cancel));
        Assert.Empty(await store.ListAsync(channels[1].Conversation, Cancel));
        Assert.Single(await store.ListAsync(Here, Cancel));
        await references.RemoveAsync(Here, Cancel);
        Assert.Null(await references.FindAsync(Here, Cancel));
        Assert.Empty(await store.ListAsync(Here, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task FeedbackMemoryAndHistory_ComeBack(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        var time = new FakeTimeProvider(Eight.ToDateTimeOffset());
        var feedback = new FeedbackStore(database);
        var thumb = new FeedbackEntry(Here, "ann", "why?", true, time.GetUtcNow()) { Passages = [new PassageId("a", 1, 2)] };
        await feedback.SaveAsync(thumb, Cancel);
        await feedback.SaveAsync(thumb with { IsHelpful = false }, Cancel);
        var kept = Assert.Single(await feedback.ListAsync(10, Cancel));
        Assert.False(kept.IsHelpful);
        Assert.Equal(thumb.Passages, kept.Passages);

        var memory = new ConversationMemory(database, InMemoryConversationMemory.Lifetime, time, NullLogger<ConversationMemory>.Instance);
        await memory.WriteAsync(Here, new ConversationState(["why?"], [new PassageId("a", 1, 2)], 1), Cancel);
        Assert.Equal(["why?"], (await memory.ReadAsync(Here, Cancel)).Questions);
        Assert.Empty((await memory.ReadAsync(Here with { Thread = "t" }, Cancel)).Questions);
        time.Advance(TimeSpan.FromHours(13));
        Assert.Empty((await memory.ReadAsync(Here, Cancel)).Questions);

        var history = new DigestHistory(database);
        var corpus = (await CorpusReader.ReadAsync(Repository.Corpus, Cancel)).Corpus!;
        Assert.All((await history.ObserveAsync(corpus, time.GetUtcNow(), Cancel)).Values, sighting => Assert.Null(sighting.FirstSeen));
        Assert.Null(await history.ReadAsync(Here, Cancel));
        var mark = new DigestMark(time.GetUtcNow(), new Dictionary<string, DateOnly> { ["a"] = new(2026, 11, 23) });
        await history.WriteAsync(Here, mark, Cancel);
        Assert.Equal(mark.Covered, (await history.ReadAsync(Here, Cancel))!.Covered);
    }

    [Fact]
    public async Task ADamagedFile_IsSaid_AndConversationsGoOn()
    {
        var file = _folder.Write("damaged.db", string.Concat(Enumerable.Repeat("this is no database ", 500)));
        using var database = new Database(new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file}" }, NullLogger<Database>.Instance);

        Assert.False(await database.TryPrepareAsync(Cancel));
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => new SubscriptionStore(database).ListAsync(Here, Cancel));
        Assert.Contains("damaged", fault.Message, StringComparison.Ordinal);
        var memory = new ConversationMemory(database, InMemoryConversationMemory.Lifetime, TimeProvider.System, NullLogger<ConversationMemory>.Instance);
        await memory.WriteAsync(Here, new ConversationState(["why?"], [], 0), Cancel);
        Assert.Equal(["why?"], (await memory.ReadAsync(Here, Cancel)).Questions);
    }

    [Fact]
    public async Task AFileInAFolderThatCannotBe_IsSaid()
    {
        var blocker = _folder.Write("blocker", "a file where a folder should be");
        using var database = new Database(
            new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(blocker, "sub", "briefing.db")}" }, NullLogger<Database>.Instance);

        Assert.False(await database.TryPrepareAsync(Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALockOnMigrations_LeftByAKilledProcess_KeepsNobodyOut(bool isMigrated)
    {
        var connection = $"Data Source={Path.Combine(_folder.Path, "killed.db")};Pooling=False";
        if (isMigrated)
        {
            using var before = Open(connection);
            Assert.True(await before.TryPrepareAsync(Cancel));
        }

        await RunAsync(connection, """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);""");
        await RunAsync(connection, """INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 12:00:00');""");
        using var database = Open(connection);

        Assert.True(await database.TryPrepareAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        Assert.Empty(await new SubscriptionStore(database).ListAsync(Here, Cancel));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "migrating.lock")));
    }

    [Fact]
    public async Task ALockedFile_IsSaid_AndConversationsWaitForItOnce()
    {
        var connection = $"Data Source={Path.Combine(_folder.Path, "locked.db")};Pooling=False;Default Timeout=1";
        using var database = Open(connection);
        Assert.True(await database.TryPrepareAsync(Cancel));
        using var other = new SqliteConnection(connection);
        await other.OpenAsync(Cancel);
        using var held = other.BeginTransaction(deferred: false);
        var time = new FakeTimeProvider();
        var memory = new ConversationMemory(database, InMemoryConversationMemory.Lifetime, time, NullLogger<ConversationMemory>.Instance);

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => new SubscriptionStore(database).AddAsync(Made(Here, "ann", 480), Cancel));
        Assert.Contains("locked", fault.Message, StringComparison.Ordinal);
        await memory.WriteAsync(Here, new ConversationState(["why?"], [], 0), Cancel);
        Assert.Equal(["why?"], (await memory.ReadAsync(Here, Cancel)).Questions);

        // The lock has gone, but the database is left alone for a moment; then it is used again.
        held.Rollback();
        await memory.WriteAsync(Here, new ConversationState(["how?"], [], 0), Cancel);
        Assert.Empty((await new ConversationMemory(database, InMemoryConversationMemory.Lifetime, time, NullLogger<ConversationMemory>.Instance).ReadAsync(Here, Cancel)).Questions);
        time.Advance(TimeSpan.FromSeconds(16));

        // Who comes soon after one who waited in vain is told so at once; the database remembers that for three seconds of the machine's own clock.
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, Cancel);
        await memory.WriteAsync(Here, new ConversationState(["when?"], [], 0), Cancel);
        Assert.Equal(["when?"], (await new ConversationMemory(database, InMemoryConversationMemory.Lifetime, time, NullLogger<ConversationMemory>.Instance).ReadAsync(Here, Cancel)).Questions);
    }

    [Fact]
    public async Task ADatabaseThatComesBack_IsUsedAgain()
    {
        var file = _folder.Write("later.db", "not a database, but soon");
        using var database = new Database(new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" }, NullLogger<Database>.Instance);
        Assert.False(await database.TryPrepareAsync(Cancel));

        File.Delete(file);

        Assert.True(await database.TryPrepareAsync(Cancel));
        Assert.Empty(await new SubscriptionStore(database).ListAsync(Here, Cancel));
    }

    public void Dispose()
    {
        _open.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    private static Database Open(string connection) =>
        new(new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = connection }, NullLogger<Database>.Instance);

    private static async Task RunAsync(string connection, string statement)
    {
        using var opened = new SqliteConnection(connection);
        await opened.OpenAsync(Cancel);
        using var command = opened.CreateCommand();
#pragma warning disable CA2100 // A statement of this test's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Subscription Made(ConversationAddress conversation, string owner, int minute) => Subscription.Create(
        conversation, ConversationKind.Channel, owner, new DigestSchedule(Weekdays.EveryDay, new LocalTime(minute / 60, minute % 60), "Etc/UTC"), Noon);

    private async Task<Database> OpenAsync(StorageProvider provider)
    {
        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        var connection = provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(_folder.Path, "briefing.db")}";
        var database = new Database(new StorageOptions { Provider = provider, ConnectionString = connection }, NullLogger<Database>.Instance);
        _open.Add(database);
        return database;
    }
}
