using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Desk;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Storage;

/// <summary>People's words in the database, encrypted: nobody reads them there, and everything that the service does with them goes on. Copies and the desk's notes with them.</summary>
public sealed class EncryptionTests(PostgresCluster postgres) : IDisposable
{
    private const string Canary = "zyxcanary";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Own = new("test", "own");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly List<Database> _open = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _open.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Words_AreNotInTheDatabase_AndAreFoundExportedAndForgotten(StorageProvider provider)
    {
        var connection = await ConnectionAsync(provider);
        var database = Open(provider, connection, Cipher("keys"));
        await FillAsync(database);
        var dump = await DumpAsync(database);

        Assert.DoesNotContain(dump, cell => cell.Contains(Canary, StringComparison.Ordinal));
        Assert.True(dump.Count(cell => cell.StartsWith("enc:", StringComparison.Ordinal)) >= 5);
        Assert.Equal([$"{Canary} feedback"], (await new FeedbackStore(database).ListAsync(10, Cancel)).Select(one => one.Comment));
        Assert.Equal([$"{Canary} question"], (await Memory(database).ReadAsync(Own, Cancel)).Questions);
        Assert.Equal([$"{Canary} unanswered"], (await Desk(database).QuestionsAsync(Noon, Cancel)).Select(one => one.Question));
        var twice = await new SubscriptionStore(database).AddAsync(Watching(), Cancel);
        Assert.Equal(AddOutcome.AlreadyThere, twice);
        var data = new PersonalDataStore(database);
        var found = await data.FindAsync("test", "ann", Cancel);
        Assert.Equal((1, 1, 1, 1, 1), (found.Subscriptions.Count, found.Feedback.Count, found.Remembered.Count, found.Waiting.Count, found.Unanswered.Count));
        Assert.Equal($"{Canary} watched", found.Subscriptions[0].Schedule.Details.Watch?.Question);
        Assert.Contains(Canary, found.Waiting[0].Payload, StringComparison.Ordinal);
        await data.ForgetAsync("test", "ann", asked: null, Cancel);

        Assert.Equal(0, (await data.FindAsync("test", "ann", Cancel)).Count);
        Assert.DoesNotContain(await DumpAsync(database), cell => cell.StartsWith("enc:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task TurnedOnLater_OldRowsAreEncrypted_AndTurnedOffAreReadable(StorageProvider provider)
    {
        var connection = await ConnectionAsync(provider);
        await FillAsync(Open(provider, connection, null));
        var cipher = Cipher("keys");
        var encrypting = Open(provider, connection, cipher);
        Assert.Single((await new PersonalDataStore(encrypting).FindAsync("test", "ann", Cancel)).Feedback);

        Assert.Equal(5, await encrypting.RewriteAsync(Cancel));
        Assert.DoesNotContain(await DumpAsync(encrypting), cell => cell.Contains(Canary, StringComparison.Ordinal));
        Assert.Equal(0, await encrypting.RewriteAsync(Cancel));
        if (provider == StorageProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            Assert.All(Directory.EnumerateFiles(_folder.Path, "briefing.db*"), file => Assert.DoesNotContain(Canary, System.Text.Encoding.Latin1.GetString(ReadShared(file)), StringComparison.Ordinal));
        }

        Assert.Equal(5, await Open(provider, connection, cipher.ReadingOnly()).RewriteAsync(Cancel));
        Assert.Equal([$"{Canary} feedback"], (await new FeedbackStore(Open(provider, connection, null)).ListAsync(10, Cancel)).Select(one => one.Comment));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task WithoutItsKey_WhatIsEncryptedIsUnavailable_AndNothingIsWrittenOver(StorageProvider provider)
    {
        var connection = await ConnectionAsync(provider);
        await FillAsync(Open(provider, connection, Cipher("keys")));
        foreach (var without in new[] { Cipher("other-keys"), null })
        {
            var database = Open(provider, connection, without);
            var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => new FeedbackStore(database).ListAsync(10, Cancel));
            Assert.Contains("Encryption:KeysFolder", fault.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => new PersonalDataStore(database).ForgetAsync("test", "ann", asked: null, Cancel));
            Assert.Equal(ConversationState.Initial, await Memory(database).ReadAsync(Own, Cancel));
        }

        Assert.Single(await new FeedbackStore(Open(provider, connection, Cipher("keys"))).ListAsync(10, Cancel));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Copy_IsRestored_AndADamagedOrNewerOneChangesNothing(StorageProvider provider)
    {
        var connection = await ConnectionAsync(provider);
        var database = Open(provider, connection, Cipher("keys"));
        await FillAsync(database);
        IDatabaseCopies copies = provider == StorageProvider.Postgres ? new PostgresCopies(database, connection) : new DatabaseCopies(database);
        var file = Path.Combine(_folder.Path, "copy");
        await copies.BackUpAsync(file, Cancel);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain(Canary, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancel)), StringComparison.Ordinal);
        await new PersonalDataStore(database).ForgetAsync("test", "ann", asked: null, Cancel);

        Assert.NotNull(await copies.RestoreAsync(_folder.Write("noise", "this is no copy"), _time, Cancel));
        var whole = await File.ReadAllBytesAsync(file, Cancel);
        await File.WriteAllBytesAsync(file + ".half", whole[..(whole.Length / 2)], Cancel);
        Assert.NotNull(await copies.RestoreAsync(file + ".half", _time, Cancel));
        await database.RunAsync((context, token) => context.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Later', '99')""", token), Cancel);
        await copies.BackUpAsync(file + ".newer", Cancel);
        Assert.Contains("99990101000000_Later", await copies.RestoreAsync(file + ".newer", _time, Cancel), StringComparison.Ordinal);
        Assert.Empty(await new FeedbackStore(database).ListAsync(10, Cancel));

        Assert.Null(await copies.RestoreAsync(file, _time, Cancel));
        Assert.Equal([$"{Canary} feedback"], (await new FeedbackStore(database).ListAsync(10, Cancel)).Select(one => one.Comment));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task DesksNotes_AreAddedUp_WrittenOnce_ForgottenAndPruned(StorageProvider provider)
    {
        var database = Open(provider, await ConnectionAsync(provider), null);
        var (one, other) = (Desk(database), Desk(database));
        foreach (var desk in new[] { one, other })
        {
            desk.Count(DeskCount.PassageShown, "a/1.1");
            desk.Count(DeskCount.PassageShown, "a/1.1");
            desk.Keep(new UnansweredQuestion("test", "ann", "why?", Noon, AnswerOutcome.NotFound));
            desk.Keep(new UnansweredQuestion("test", "bob", "who is ann?", Noon, AnswerOutcome.Closest));
        }

        await Task.WhenAll(one.FlushAsync(Noon, Cancel), other.FlushAsync(Noon, Cancel));
        Assert.Equal([("a/1.1", 4L)], (await one.CountsAsync(DateOnly.FromDateTime(Noon.UtcDateTime), Cancel)).Select(count => (count.Key, count.Count)));
        Assert.Equal(["bob", "ann"], (await one.QuestionsAsync(Noon, Cancel)).Select(question => question.Person).OrderDescending());

        // What waits in the process is forgotten as well, and a name in another person's question.
        one.Keep(new UnansweredQuestion("test", "ann", "and how?", Noon, AnswerOutcome.NotFound));
        Assert.Equal(2, (await new PersonalDataStore(database).ForgetAsync("test", "ann", asked: null, Cancel)).Unanswered.Count);
        one.Forget("test", "ann", new HashSet<string>());
        await one.FlushAsync(Noon, Cancel);
        Assert.Empty(await one.QuestionsAsync(Noon, Cancel));

        one.Keep(new UnansweredQuestion("test", "bob", "when?", Noon, AnswerOutcome.NotFound));
        await one.FlushAsync(Noon, Cancel);
        var retention = new Retention(database, new RetentionOptions());
        Assert.Empty(await retention.PruneAsync(Noon.AddDays(59), Cancel));
        Assert.Equal(["unanswered_questions"], (await retention.PruneAsync(Noon.AddDays(61), Cancel)).Keys);
        Assert.Equal(["desk_counts"], (await retention.PruneAsync(Noon.AddDays(367), Cancel)).Keys);
    }

    [Fact]
    public async Task Commands_DecryptAndSettingsThatCannotHold()
    {
        var file = $"Data Source={Path.Combine(_folder.Path, "briefing.db")};Pooling=False";
        await FillAsync(Open(StorageProvider.Sqlite, file, Cipher("keys")));
        Assert.Contains("Encryption:KeysFolder", (await CommandLineRun.OfAsync("db", "decrypt", "--data", _folder.Path)).Error, StringComparison.Ordinal);

        Assert.Single(new EncryptionOptionsValidator().Validate(null, new EncryptionOptions { CertificatePath = "x.pem" }).Failures!);
        Assert.Single(new EncryptionOptionsValidator().Validate(null, new EncryptionOptions { KeysFolder = _folder.Write("file", "") }).Failures!);
        Assert.Single(new EncryptionOptionsValidator().Validate(null, new EncryptionOptions { KeysFolder = _folder.Path, CertificatePath = _folder.Write("no.pem", "words") }).Failures!);
    }

    [Fact]
    public async Task Keys_WithACertificate_AreNotReadableWithoutIt()
    {
        using var rsa = RSA.Create(2048);
        using var made = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(Noon.AddDays(-1), Noon.AddYears(10));
        var pem = _folder.Write("keys.pem", made.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
        var file = $"Data Source={Path.Combine(_folder.Path, "briefing.db")};Pooling=False";
        await FillAsync(Open(StorageProvider.Sqlite, file, Cipher("sealed", pem)));

        Assert.Single(await new FeedbackStore(Open(StorageProvider.Sqlite, file, Cipher("sealed", pem))).ListAsync(10, Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => new FeedbackStore(Open(StorageProvider.Sqlite, file, Cipher("sealed"))).ListAsync(10, Cancel));
        Assert.Contains("EncryptedKey", await File.ReadAllTextAsync(Directory.EnumerateFiles(Path.Combine(_folder.Path, "sealed")).First(), Cancel), StringComparison.Ordinal);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>As the service makes it.</summary>
    private ColumnCipher Cipher(string folder, string? certificate = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration["Encryption:KeysFolder"] = Path.Combine(_folder.Path, folder);
        builder.Configuration["Encryption:CertificatePath"] = certificate;
        builder.AddEncryption();
        return (ColumnCipher)builder.Build().Services.GetRequiredService<ITextCipher>();
    }

    private static Subscription Watching() => Subscription.Create(
        Own, ConversationKind.Personal, "ann",
        new DigestSchedule(Weekdays.EveryDay, new LocalTime(8, 0), "Etc/UTC") { Details = new ScheduleDetails { Watch = new WatchedQuestion($"{Canary} watched", Instant.FromDateTimeOffset(Noon)) } },
        Instant.FromDateTimeOffset(Noon));

    private static DeskStore Desk(Database database) => new(database, NullLogger<DeskStore>.Instance);

    private ConversationMemory Memory(Database database) => new(database, TimeSpan.FromHours(12), _time, NullLogger<ConversationMemory>.Instance);

    private async Task FillAsync(Database database)
    {
        await Memory(database).WriteAsync(Own, new ConversationState([$"{Canary} question"], [], 0) { Person = "ann" }, Cancel);
        await new FeedbackStore(database).SaveAsync(new FeedbackEntry(Own, "ann", $"{Canary} why?", false, Noon) { Comment = $"{Canary} feedback" }, Cancel);
        await new SubscriptionStore(database).AddAsync(Watching(), Cancel);
        await new Inbox(database, _time, NullLogger<Inbox>.Instance).KeepAsync(new InboxItem("test", "1", "lane", "1", $$"""{"user":"ann","text":"{{Canary}}"}""", Noon), Cancel);
        var desk = Desk(database);
        desk.Keep(new UnansweredQuestion("test", "ann", $"{Canary} unanswered", Noon, AnswerOutcome.NotFound));
        await desk.FlushAsync(Noon, Cancel);
    }

    private static async Task<List<string>> DumpAsync(Database database)
    {
        var services = new ServiceCollection().AddSingleton(database).BuildServiceProvider();
        return (await DatabaseDump.OfAsync(services)).ConvertAll(cell => cell.Value);
    }

    private async Task<string> ConnectionAsync(StorageProvider provider)
    {
        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        return provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(_folder.Path, "briefing.db")}";
    }

    private Database Open(StorageProvider provider, string connection, ITextCipher? cipher)
    {
        _open.Add(new Database(new StorageOptions { Provider = provider, ConnectionString = connection }, NullLogger<Database>.Instance, cipher));
        return _open[^1];
    }
}
