using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>A worker over in-process stores, an outbox that records, the shipped corpus and a clock that is moved by hand.</summary>
internal sealed class DeliveryRig : IDisposable
{
    private readonly LiveSearcher _searcher;

    public DeliveryRig(DateTimeOffset start, RecordingOutbox? outbox = null, string? corpus = null)
    {
        _searcher = new LiveSearcher(corpus ?? Repository.Corpus, ShippedCorpus.Options);
        Time = new FakeTimeProvider(start);
        Outbox = outbox ?? new RecordingOutbox();
        var desk = new DigestService(new InMemoryDigestHistory(), new InMemoryArticleHistory(), Time, NullLogger<DigestService>.Instance);
        var options = new DigestDeliveryOptions();
        var sender = new DigestSender(_searcher, desk, new QuoteGuard(NullLogger<QuoteGuard>.Instance), Store, Store, options, Time, NullLogger<DigestSender>.Instance);
        Worker = new DigestDeliveryWorker(Outbox, Store, sender, options, Time, NullLogger<DigestDeliveryWorker>.Instance);
    }

    public FakeTimeProvider Time { get; }

    public InMemorySubscriptionStore Store { get; } = new();

    public RecordingOutbox Outbox { get; }

    public DigestDeliveryWorker Worker { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    public Task LoadCorpusAsync() => ReloadAsync();

    public async Task ReloadAsync() => Assert.Equal(ReloadOutcome.Swapped, await _searcher.ReloadAsync(TestContext.Current.CancellationToken));

    public async Task<Subscription> SubscribeAsync(string conversation, Weekdays days, LocalTime time, string zone, ScheduleDetails? details = null)
    {
        var made = Subscription.Create(new ConversationAddress(RecordingOutbox.Name, conversation), ConversationKind.Personal, "owner-of-" + conversation, new DigestSchedule(days, time, zone) { Details = details ?? ScheduleDetails.None }, Now);
        Assert.Equal(AddOutcome.Added, await Store.AddAsync(made, TestContext.Current.CancellationToken));
        return made;
    }

    /// <summary>Moves the clock and lets the worker do all that is due then.</summary>
    public async Task WorkAtAsync(DateTimeOffset moment)
    {
        if (moment < Time.GetUtcNow())
        {
            Time.AdjustTime(moment);
        }
        else
        {
            Time.SetUtcNow(moment);
        }

        while (await Worker.WorkAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    public async Task<IReadOnlyList<DigestDelivery>> LedgerAsync(Subscription subscription) =>
        await Store.ListAsync(subscription.Id, 1_000, TestContext.Current.CancellationToken);

    public void Dispose() => _searcher.Dispose();
}
