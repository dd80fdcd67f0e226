using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Storage;

/// <summary>Several people at once, and other programs, on one SQLite file.</summary>
public sealed class CrowdTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Nobody who writes from within this process is told that somebody else has the file, even where nobody may wait for it.</summary>
    [Fact]
    public async Task SixPeopleAtOnce_AreNeverToldThatTheDatabaseIsLocked()
    {
        using var database = Open(";Default Timeout=1");
        var (subscriptions, ledger, feedback) = (new SubscriptionStore(database), new DigestDeliveryLedger(database), new FeedbackStore(database));
        var history = new DigestHistory(database);
        Assert.True(await database.TryPrepareAsync(Cancel));
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(person => Task.Run(async () =>
        {
            for (var turn = 0; turn < 60; turn++)
            {
                try
                {
                    var here = new ConversationAddress("test", $"C{person}-{turn}");
                    var schedule = new DigestSchedule(Weekdays.Monday, new LocalTime(8, turn), "UTC");
                    var now = Instant.FromUtc(2026, 11, 22, 12, 0);
                    await subscriptions.AddAsync(Subscription.Create(here, ConversationKind.Personal, here.Conversation, schedule, now), Cancel);
                    await feedback.SaveAsync(new FeedbackEntry(here, here.Conversation, "why?", true, now.ToDateTimeOffset()), Cancel);
                    await history.WriteAsync(here, new(now.ToDateTimeOffset(), new Dictionary<string, DateOnly>()), Cancel);
                    foreach (var claim in await ledger.ClaimAsync("test", Instant.FromUtc(2026, 11, 23, 9, 0), 3, Cancel))
                    {
                        await ledger.SettleAsync(claim.Delivery with { Status = DigestDeliveryStatus.Sent }, Cancel);
                    }

                    await ledger.MarkLostAsync(now, Cancel);
                }
                catch (StorageUnavailableException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));

        Assert.Equal(0, refused);
    }

    /// <summary>Another program has the file to itself: a question is answered at once, and a follow-up is still understood.</summary>
    [Fact]
    public async Task AForeignLock_NeverDelaysAQuestion()
    {
        using var database = Open(";Pooling=False");
        Assert.True(await database.TryPrepareAsync(Cancel));
        var memory = new ConversationMemory(database, TimeSpan.FromHours(12), TimeProvider.System, NullLogger<ConversationMemory>.Instance);
        var here = new ConversationAddress("test", "C1");
        await memory.WriteAsync(here, new ConversationState(["why?"], [], 0), Cancel);
        using var other = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "briefing.db")};Pooling=False");
        await other.OpenAsync(Cancel);
        using var held = other.BeginTransaction(deferred: false);

        var began = Stopwatch.GetTimestamp();
        await memory.WriteAsync(here, new ConversationState(["why?", "and China?"], [], 0), Cancel);
        Assert.Equal(["why?", "and China?"], (await memory.ReadAsync(here, Cancel)).Questions);

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3), $"{Stopwatch.GetElapsedTime(began)}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFileThatIsMovedOrReplaced_IsNoticedAtTheNextUse(bool isReplaced)
    {
        using var database = Open("");
        var store = new FeedbackStore(database);
        var word = new FeedbackEntry(new ConversationAddress("test", "C1"), "ann", "why?", true, DateTimeOffset.UnixEpoch);
        await store.SaveAsync(word, Cancel);
        var file = Path.Combine(_folder.Path, "briefing.db");
        if (isReplaced)
        {
            await new DatabaseCopies(database).BackUpAsync(file + ".copy", Cancel);
            await store.SaveAsync(word with { Person = "bob" }, Cancel);
        }

        foreach (var part in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
        {
            File.Move(part, part + ".moved");
        }

        if (isReplaced)
        {
            File.Move(file + ".copy", file);
        }

        await store.SaveAsync(word with { Person = "eve" }, Cancel);

        using var fresh = Open(";Pooling=False");
        Assert.Equal(isReplaced ? ["ann", "eve"] : ["eve"], (await new FeedbackStore(fresh).ListAsync(10, Cancel)).Select(entry => entry.Person).Order());
    }

    [Fact]
    public async Task Files_AreForTheirOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        using var database = new Database(
            new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(_folder.Path, "data", "briefing.db")}" }, NullLogger<Database>.Instance);
        Assert.True(await database.TryPrepareAsync(Cancel));
        await new DatabaseCopies(database).BackUpAsync(Path.Combine(_folder.Path, "copy.db"), Cancel);

        Assert.Equal("rwx------", Rights(Path.Combine(_folder.Path, "data")));
        Assert.All(Directory.GetFiles(Path.Combine(_folder.Path, "data"), "briefing.db*").Append(Path.Combine(_folder.Path, "copy.db")), file => Assert.Equal("rw-------", Rights(file)));
    }

    /// <summary>A copy is made and put back while six people write; nobody is refused, the copy is whole, and what was written after it is gone.</summary>
    [Fact]
    public async Task BackupAndRestore_UnderLoad_LoseNothingOfTheCopy()
    {
        using var database = Open("");
        using var tools = Open(";Pooling=False");
        var store = new FeedbackStore(database);
        var here = new ConversationAddress("test", "C1");
        for (var early = 0; early < 20; early++)
        {
            await store.SaveAsync(new FeedbackEntry(here, $"early{early}", "why?", true, DateTimeOffset.UnixEpoch), Cancel);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var load = Enumerable.Range(0, 6).Select(person => Task.Run(async () =>
        {
            for (var turn = 0; !enough.IsCancellationRequested; turn++)
            {
                await store.SaveAsync(new FeedbackEntry(here, $"late{person}-{turn}", "why?", true, DateTimeOffset.UnixEpoch), Cancel);
                await store.ListAsync(5, Cancel);
            }

            return 0;
        })).ToArray();
        var copies = new DatabaseCopies(tools);
        var copy = Path.Combine(_folder.Path, "copy.db");
        await copies.BackUpAsync(copy, Cancel);
        Assert.Null(await copies.RestoreAsync(copy, TimeProvider.System, Cancel));
        await enough.CancelAsync();
        await Task.WhenAll(load);
        Assert.Null(await copies.RestoreAsync(copy, TimeProvider.System, Cancel));

        var restored = await store.ListAsync(100_000, Cancel);
        Assert.Equal(20, restored.Count(entry => entry.Person.StartsWith("early", StringComparison.Ordinal)));
        Assert.Null(await copies.RestoreAsync(copy, TimeProvider.System, Cancel));
        Assert.Equal(restored.Count, (await store.ListAsync(100_000, Cancel)).Count);
    }

    [Theory]
    [InlineData("absent", "there is no file")]
    [InlineData("other", "is not a copy of this program")]
    [InlineData("newer", "was made by a newer version of this program (29990101000000_Later)")]
    public async Task Restore_OfWhatIsNoCopy_IsRefusedByName(string kind, string expected)
    {
        using var database = Open("");
        Assert.True(await database.TryPrepareAsync(Cancel));
        var copy = Path.Combine(_folder.Path, kind + ".db");
        if (kind == "other")
        {
            _folder.Write("other.db", string.Concat(Enumerable.Repeat("this is no database ", 500)));
        }
        else if (kind == "newer")
        {
            await new DatabaseCopies(database).BackUpAsync(copy, Cancel);
            MakeNewer(copy);
        }

        Assert.Contains(expected, await new DatabaseCopies(database).RestoreAsync(copy, TimeProvider.System, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewerSchema_IsRefusedByName()
    {
        using (var before = Open(";Pooling=False"))
        {
            Assert.True(await before.TryPrepareAsync(Cancel));
        }

        MakeNewer(Path.Combine(_folder.Path, "briefing.db"));
        using var database = Open("");

        Assert.Equal("29990101000000_Later", await database.FindNewerAsync(Cancel));
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => new FeedbackStore(database).ListAsync(1, Cancel));
        Assert.Contains("29990101000000_Later", fault.Message, StringComparison.Ordinal);
        var run = await CommandLineRun.OfAsync("serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--environment", "Development");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("a newer version of this program has changed the database (29990101000000_Later)", run.Error, StringComparison.Ordinal);
    }

    private static string Rights(string path)
    {
        var mode = OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);
        return string.Concat("rwxrwxrwx".Select((sign, place) => (mode & (1 << (8 - place))) != 0 ? sign : '-'));
    }

    private static void MakeNewer(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')""";
        command.ExecuteNonQuery();
    }

    private Database Open(string options) => new(
        new StorageOptions { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(_folder.Path, "briefing.db")}{options}" }, NullLogger<Database>.Instance);
}
