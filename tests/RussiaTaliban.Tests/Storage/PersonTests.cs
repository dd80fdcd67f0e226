using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;
using RussiaTaliban.Storage.Postgres;
using RussiaTaliban.Storage.Sqlite;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Storage;

/// <summary>What is kept about people: how long, what a person can have, and that it can be deleted.</summary>
public sealed class PersonTests(PostgresCluster postgres) : IDisposable
{
    /// <summary>An id as Teams makes them: JSON may write its signs in two ways.</summary>
    private const string Ann = "29:1a+b/c\"Ä";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Own = new("test", "own");
    private static readonly ConversationAddress Channel = new("test", "channel");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Noon);
    private Database? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Retention_NamesEveryTable()
    {
        using var context = new SqliteDesign().CreateDbContext([]);
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal);

        Assert.Equal(tables, Retention.Rules.Keys.Order(StringComparer.Ordinal));
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "README.md"));
        Assert.All(Retention.Rules, rule => Assert.Contains($"`{rule.Key}`", guide, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Prune_DeletesEachTablesRowsInTheirTime_AndNothingElse(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        await FillAsync(database);
        var subscriptions = new SubscriptionStore(database);
        var stopped = (await subscriptions.ListAsync(Channel, Cancel)).Single(one => one.Owner == "bob");
        await subscriptions.ChangeAsync(stopped.Id, live => live.End(SubscriptionState.Stopped), Cancel);
        var retention = new Retention(database, new RetentionOptions());

        Assert.Empty(await PruneAsync(retention, TimeSpan.FromHours(1)));
        Assert.Equal(["conversation_memory 2"], await PruneAsync(retention, TimeSpan.FromHours(12)));
        Assert.Empty(await PruneAsync(retention, TimeSpan.FromDays(28)));
        Assert.Equal(["subscriptions 1"], await PruneAsync(retention, TimeSpan.FromDays(2)));
        Assert.Null(await subscriptions.FindAsync(stopped.Id, Cancel));
        Assert.Equal(["deliveries 1", "feedback 2"], await PruneAsync(retention, TimeSpan.FromDays(61)));
        Assert.Equal(["digest_marks 1"], await PruneAsync(retention, TimeSpan.FromDays(300)));
        Assert.Single(await subscriptions.ListAsync(Own, Cancel));
        Assert.NotNull(await new ReceiptStore(database).FindAsync(Made(Ann).Id, Cancel));
        Assert.NotNull(await new ConversationReferenceStore(database).FindAsync(Own, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Forget_DeletesWhatIsKeptAboutAPerson_AndNothingOfOthers(StorageProvider provider)
    {
        var database = await OpenAsync(provider);
        await FillAsync(database);
        var data = new PersonalDataStore(database);
        var before = await data.FindAsync("test", Ann, Cancel);
        Assert.Equal((2, 1, 1, 1, 1), (before.Subscriptions.Count, before.Feedback.Count, before.Conversations.Count, before.Remembered.Count, before.Receipts.Count));
        Assert.Equal(0, (await data.FindAsync("other", Ann, Cancel)).Count);

        Assert.Equal(before.Count, (await data.ForgetAsync("test", Ann, asked: null, Cancel)).Count);

        Assert.Equal(0, (await data.FindAsync("test", Ann, Cancel)).Count);
        Assert.Null(await new DigestHistory(database).ReadAsync(Own, Cancel));
        Assert.Equal("bob", Assert.Single(await new SubscriptionStore(database).ListAsync(Channel, Cancel)).Owner);
        Assert.Equal("bob", Assert.Single(await new FeedbackStore(database).ListAsync(10, Cancel)).Person);
        Assert.NotNull(await new ConversationReferenceStore(database).FindAsync(Channel, Cancel));
        var receipt = await new ReceiptStore(database).FindAsync(Made(Ann).Id, Cancel);
        Assert.Equal(("Words.", null), (receipt!.Quote.Exact, receipt.Maker));
        Assert.DoesNotContain("29:1a", await AllTextAsync(database), StringComparison.Ordinal);
    }

    /// <summary>What an earlier version left is mended once, at the upgrade, and not looked for every hour.</summary>
    [Theory]
    [InlineData(StorageProvider.Sqlite, "20261127143001_ArticleTexts")]
    [InlineData(StorageProvider.Postgres, "20261127143004_ArticleTexts")]
    public async Task Upgrade_EmptiesWithdrawnReceipts_AndDatesMarks(StorageProvider provider, string before)
    {
        var connection = await ConnectionAsync(provider);
        await using (StorageContext old = provider == StorageProvider.Postgres
            ? new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(connection).Options)
            : new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).Options))
        {
            await old.GetService<IMigrator>().MigrateAsync(before, Cancel);
            var withdrawn = JsonSerializer.Serialize(Made(Ann) with { WithdrawnAt = Noon }, StorageJson.Default.Receipt);
            var standing = JsonSerializer.Serialize(Made(Ann) with { Id = "BBBBBBBBBBBBBBBBBBBBBB" }, StorageJson.Default.Receipt);
            await old.Database.ExecuteSqlAsync($"""INSERT INTO receipts ("Id", "MadeAt", "Payload") VALUES ('AAAAAAAAAAAAAAAAAAAAAA', 1, {withdrawn}), ('BBBBBBBBBBBBBBBBBBBBBB', 1, {standing})""", Cancel);
            var mark = JsonSerializer.Serialize(new DigestMark(Noon.AddTicks(1_230_000), new Dictionary<string, DateOnly>()), StorageJson.Default.DigestMark);
            await old.Database.ExecuteSqlAsync($"""INSERT INTO digest_marks ("Channel", "Conversation", "Payload") VALUES ('test', 'own', {mark})""", Cancel);
        }

        var database = Open(provider, connection);
        var store = new ReceiptStore(database);
        var emptied = await store.FindAsync("AAAAAAAAAAAAAAAAAAAAAA", Cancel);
        Assert.Equal(("", "", null, Noon), (emptied!.Quote.Exact, emptied.Paragraph, emptied.Maker, emptied.WithdrawnAt));
        Assert.Equal(Receipt.Of(TestCorpus.Of(("a", "Words.")).Passages[0], new TextSpan(0, 6), Noon).Quote.Passage, emptied.Quote.Passage);
        Assert.Equal("Words.", (await store.FindAsync("BBBBBBBBBBBBBBBBBBBBBB", Cancel))!.Paragraph);
        Assert.InRange(
            await database.RunAsync((context, token) => context.DigestMarks.Select(row => row.UsedAt).SingleAsync(token), Cancel), Noon.UtcTicks, Noon.AddSeconds(1).UtcTicks);
    }

    [Fact]
    public async Task Commands_ExportTellAndForget()
    {
        using (var database = new Database(new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(_folder.Path, "briefing.db")};Pooling=False" }, NullLogger<Database>.Instance))
        {
            await FillAsync(database);
        }

        var export = await CommandLineRun.OfAsync("db", "export", Ann, "--channel", "test", "--data", _folder.Path);
        using var json = JsonDocument.Parse(export.Output);
        Assert.Equal("why?", json.RootElement.GetProperty("feedback")[0].GetProperty("question").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("subscriptions").GetArrayLength());
        var told = await CommandLineRun.OfAsync("db", "forget", Ann, "--channel", "test", "--data", _folder.Path);
        Assert.StartsWith("Stored: 2 subscriptions, 1 feedback entries", told.Output, StringComparison.Ordinal);
        var done = await CommandLineRun.OfAsync("db", "forget", Ann, "--channel", "test", "--data", _folder.Path, "--yes");
        Assert.StartsWith("Deleted: 2 subscriptions", done.Output, StringComparison.Ordinal);
        var again = await CommandLineRun.OfAsync("db", "forget", Ann, "--channel", "test", "--data", _folder.Path);
        Assert.StartsWith("Stored: 0 subscriptions, 0 feedback", again.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _database?.Dispose();
        _folder.Dispose();
    }

    private static Receipt Made(string person)
    {
        var passage = TestCorpus.Of(("a", "Words.")).Passages[0];
        return (Receipt.Of(passage, new TextSpan(0, passage.Text.Length), Noon) with { Id = "AAAAAAAAAAAAAAAAAAAAAA" }).MadeBy("test", person);
    }

    /// <summary>Ann alone with the bot, Ann and Bob in a channel.</summary>
    private async Task FillAsync(Database database)
    {
        var now = Instant.FromDateTimeOffset(Noon);
        var schedule = new DigestSchedule(Weekdays.EveryDay, new LocalTime(8, 0), "Etc/UTC");
        var subscriptions = new SubscriptionStore(database);
        await subscriptions.AddAsync(Subscription.Create(Own, ConversationKind.Personal, Ann, schedule, now), Cancel);
        await subscriptions.AddAsync(Subscription.Create(Channel, ConversationKind.Channel, Ann, schedule with { Time = new LocalTime(9, 0) }, now), Cancel);
        await subscriptions.AddAsync(Subscription.Create(Channel, ConversationKind.Channel, "bob", schedule, now), Cancel);
        var ledger = new DigestDeliveryLedger(database);
        var morning = now + Duration.FromHours(20);
        await ledger.SettleAsync((await ledger.ClaimAsync("test", morning, 1, Cancel))[0].Delivery with { Status = DigestDeliveryStatus.Sent, ChangedAt = now }, Cancel);
        var feedback = new FeedbackStore(database);
        await feedback.SaveAsync(new FeedbackEntry(Own, Ann, "why?", true, Noon), Cancel);
        await feedback.SaveAsync(new FeedbackEntry(Channel, "bob", "how?", true, Noon) { Comment = "x29:1a" }, Cancel);
        var references = new ConversationReferenceStore(database);
        await references.SaveAsync(new KnownConversation(Own, "{\"user\":{\"id\":" + JsonSerializer.Serialize(Ann) + "}}"), Cancel);
        await references.SaveAsync(new KnownConversation(Channel, "{}") { Kind = ConversationKind.Channel }, Cancel);
        var memory = new ConversationMemory(database, TimeSpan.FromHours(12), _time, NullLogger<ConversationMemory>.Instance);
        await memory.WriteAsync(Own, new ConversationState(["why?"], [], 0), Cancel);
        await memory.WriteAsync(Channel, new ConversationState(["how?"], [], 0), Cancel);
        await new DigestHistory(database).WriteAsync(Own, new DigestMark(Noon, new Dictionary<string, DateOnly>()), Cancel);
        await new ReceiptStore(database).AddAsync(Made(Ann), Cancel);
    }

    private async Task<IEnumerable<string>> PruneAsync(Retention retention, TimeSpan later)
    {
        _time.Advance(later);
        return (await retention.PruneAsync(_time.GetUtcNow(), Cancel)).Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal);
    }

    private static Task<string> AllTextAsync(Database database) => database.RunAsync(
        async (context, token) => string.Join('\n', [
            .. await context.Subscriptions.Select(row => row.Owner).ToListAsync(token),
            .. await context.Feedback.Where(row => !row.Payload.Contains("bob")).Select(row => row.Payload).ToListAsync(token),
            .. await context.References.Select(row => row.Payload).ToListAsync(token),
            .. await context.Memory.Select(row => row.Payload).ToListAsync(token),
            .. await context.Receipts.Select(row => row.Payload).ToListAsync(token),
        ]),
        Cancel);

    private async Task<Database> OpenAsync(StorageProvider provider) => Open(provider, await ConnectionAsync(provider));

    private async Task<string> ConnectionAsync(StorageProvider provider)
    {
        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        return provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(_folder.Path, "briefing.db")}";
    }

    private Database Open(StorageProvider provider, string connection) =>
        _database = new Database(new StorageOptions { Provider = provider, ConnectionString = connection }, NullLogger<Database>.Instance);
}
