using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.DeliveryProcess;
using RussiaTaliban.Storage;

// One replica's delivery loop on a real database, made to be killed: provider, connection string, clock offset in ticks, receipts file.
var (provider, connection, offset, receipts) = (args[0], args[1], args[2], args[3]);
var time = new OffsetTimeProvider(TimeSpan.FromTicks(long.Parse(offset, CultureInfo.InvariantCulture)));
using var database = new Database(
    new StorageOptions { Provider = Enum.Parse<StorageProvider>(provider), ConnectionString = connection }, NullLogger<Database>.Instance);
var ledger = new DigestDeliveryLedger(database);
using var searcher = new LiveSearcher(".");
var options = new DigestDeliveryOptions { Lease = TimeSpan.FromSeconds(2), SendTimeout = TimeSpan.FromSeconds(1) };
var sender = new DigestSender(
    searcher,
    new DigestService(new InMemoryDigestHistory(), new InMemoryArticleHistory(), time, NullLogger<DigestService>.Instance),
    new QuoteGuard(NullLogger<QuoteGuard>.Instance),
    new SubscriptionStore(database),
    ledger,
    options,
    time,
    NullLogger<DigestSender>.Instance);
var outbox = new FileOutbox(receipts);
var worker = new DigestDeliveryWorker(outbox, ledger, sender, options, time, NullLogger<DigestDeliveryWorker>.Instance);
await database.TryPrepareAsync(CancellationToken.None).ConfigureAwait(false);

// A round in a channel that nobody uses compiles the queries: the killer counts from "ready", and is to meet work, not the compiler.
await new DigestDeliveryWorker(new FileOutbox(receipts) { Channel = "nobody's" }, ledger, sender, options, time, NullLogger<DigestDeliveryWorker>.Instance)
    .WorkAsync(CancellationToken.None).ConfigureAwait(false);
await Console.Out.WriteLineAsync("ready").ConfigureAwait(false);
while (true)
{
    try
    {
        if (await worker.WorkAsync(CancellationToken.None).ConfigureAwait(false) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }
    }
    catch (StorageUnavailableException fault)
    {
        await Console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
    }
}
