using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

/// <summary>
/// Replicas that are killed (SIGKILL) at random moments while 50 subscriptions are due: no digest goes out twice, and one that may not have gone out is a
/// row marked unknown. <c>tests/kill-deliveries</c> runs it with 200 kills; without the variable KILLS there are a few.
/// </summary>
public sealed class KillTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private const int Readers = 50;
    private const int KillsADay = 5;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 2;
    private static readonly DateTimeOffset FirstEight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(StorageProvider.Sqlite, 1)]
    [InlineData(StorageProvider.Postgres, 2)]
    public async Task KilledReplicas_SendNothingTwice_AndLeaveEveryLossMarkedUnknown(StorageProvider provider, int replicas)
    {
        Assert.SkipWhen(provider == StorageProvider.Postgres && postgres.Missing is not null, postgres.Missing ?? "");
        using var folder = new TemporaryFolder();
        var connection = provider == StorageProvider.Postgres ? await postgres.NewDatabaseAsync() : $"Data Source={Path.Combine(folder.Path, "briefing.db")}";
        var receipts = Path.Combine(folder.Path, "receipts");
        await File.WriteAllTextAsync(receipts, "", TestContext.Current.CancellationToken);
        using var database = new Database(new StorageOptions { Provider = provider, ConnectionString = connection }, NullLogger<Database>.Instance);
        var subscriptions = await SubscribeAsync(database);
        var (killed, days) = (0, 0);
        for (; killed < Kills; days++)
        {
            var offset = FirstEight.AddDays(days) - TimeProvider.System.GetUtcNow();
            string[] arguments = [$"{provider}", connection, offset.Ticks.ToString(CultureInfo.InvariantCulture), receipts];
            for (var round = 0; round < KillsADay && killed < Kills; round += replicas)
            {
                killed += await RunAndKillAsync(arguments, replicas);
            }

            await FinishAsync(arguments, replicas, database, subscriptions, LocalDate.FromDateTime(FirstEight.AddDays(days).UtcDateTime));
        }

        await AssertAsync(database, subscriptions, days, receipts, killed, provider);
    }

    private static async Task<List<Subscription>> SubscribeAsync(Database database)
    {
        var store = new SubscriptionStore(database);
        var made = new List<Subscription>();
        for (var reader = 0; reader < Readers; reader++)
        {
            var subscription = Subscription.Create(
                new ConversationAddress("file", $"C{reader}"),
                ConversationKind.Personal,
                $"p{reader}",
                new DigestSchedule(Weekdays.EveryDay, new LocalTime(8, 0), "Etc/UTC"),
                Instant.FromDateTimeOffset(FirstEight.AddHours(-1)));
            Assert.Equal(AddOutcome.Added, await store.AddAsync(subscription, TestContext.Current.CancellationToken));
            made.Add(subscription);
        }

        return made;
    }

    private static async Task<int> RunAndKillAsync(string[] arguments, int replicas)
    {
        var processes = await StartAsync(arguments, replicas);
        foreach (var process in processes)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(300)), TimeProvider.System, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
        }

        return processes.Count;
    }

    private static async Task FinishAsync(string[] arguments, int replicas, Database database, List<Subscription> subscriptions, LocalDate day)
    {
        var processes = await StartAsync(arguments, replicas);
        try
        {
            var ledger = new DigestDeliveryLedger(database);
            foreach (var subscription in subscriptions)
            {
                while (!(await ledger.ListAsync(subscription.Id, 1, TestContext.Current.CancellationToken)).Any(row => row.Date == day && row.Status != DigestDeliveryStatus.Claimed))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
                }
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                process.Dispose();
            }
        }
    }

    private static async Task<List<Process>> StartAsync(string[] arguments, int replicas)
    {
        var processes = new List<Process>();
        for (var replica = 0; replica < replicas; replica++)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.DeliveryProcess.dll"), .. arguments]) { RedirectStandardOutput = true };
            processes.Add(Process.Start(start)!);
        }

        foreach (var process in processes)
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        return processes;
    }

    private async Task AssertAsync(Database database, List<Subscription> subscriptions, int days, string receipts, int killed, StorageProvider provider)
    {
        var ledger = new DigestDeliveryLedger(database);
        var sent = (await File.ReadAllLinesAsync(receipts, TestContext.Current.CancellationToken)).CountBy(line => line).ToDictionary();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var subscription in subscriptions)
        {
            var rows = await ledger.ListAsync(subscription.Id, 1_000, TestContext.Current.CancellationToken);
            Assert.Equal(days, rows.Count);
            foreach (var row in rows)
            {
                var times = sent.GetValueOrDefault($"{row.SubscriptionId} {row.Date.ToDateOnly():O}");
                Assert.True(
                    (row.Status, times) is (DigestDeliveryStatus.Sent, 1) or (DigestDeliveryStatus.Unknown, 0 or 1),
                    $"{row.Date}: {row.Status}, sent {times} times");
                var kind = $"{row.Status}, sent {times}";
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
        }

        output.WriteLine($"{provider}: {killed} kills, {days} days, {string.Join("; ", counts.Select(count => $"{count.Key}: {count.Value}"))}");
    }
}
