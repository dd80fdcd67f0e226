using NodaTime;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Digests;

public sealed class LateDeliveryTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly LocalTime At8 = new(8, 0);

    [Fact]
    public async Task AMorningSummary_IsNotSentAtMidnight_AndTheNextSaysSo()
    {
        using var rig = new DeliveryRig(Evening);
        await rig.LoadCorpusAsync();
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight.Date.AddHours(23).AddMinutes(58));
        Assert.Empty(rig.Outbox.Sent);
        Assert.Equal(DigestDeliveryStatus.Failed, Assert.Single(await rig.LedgerAsync(subscription)).Status);

        await rig.WorkAtAsync(Eight.AddDays(1));
        var digest = Assert.IsType<DigestReply>(Assert.Single(rig.Outbox.Sent).Reply);
        Assert.Equal(["The summary for Monday 23 November 2026 could not be sent."], DigestWords.Missed(digest));

        await rig.WorkAtAsync(Eight.AddDays(2));
        Assert.Empty(DigestWords.Missed((DigestReply)rig.Outbox.Sent[^1].Reply));
    }

    [Fact]
    public async Task ADeliveryOfWhichNothingIsKnown_IsToldAtTheNext()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { Answer = number => number == 1 ? new SendOutcome.Unknown() : new SendOutcome.Delivered() });
        await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddDays(1));

        Assert.Equal(["The summary for Monday 23 November 2026 may not have arrived; it was not sent again."], DigestWords.Missed((DigestReply)rig.Outbox.Sent[^1].Reply));
    }

    [Fact]
    public async Task AClock_ThatJumpsAYearAheadAndBack_SilencesNobody()
    {
        using var rig = new DeliveryRig(Evening);
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");
        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddYears(1).AddHours(2));
        Assert.Equal(2027, (await rig.Store.FindAsync(subscription.Id, TestContext.Current.CancellationToken))!.Next!.Value.Date.Year);

        await rig.WorkAtAsync(Eight.AddHours(3));
        await rig.WorkAtAsync(Eight.AddDays(1));
        await rig.WorkAtAsync(Eight.AddDays(2));

        Assert.Equal(
            [new LocalDate(2026, 11, 25), new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 23)],
            (await rig.LedgerAsync(subscription)).Select(row => row.Date));
        Assert.All(await rig.LedgerAsync(subscription), row => Assert.Equal(DigestDeliveryStatus.Sent, row.Status));
    }

    [Fact]
    public async Task TenThousandAtEight_AreSentOnce_AndWrittenOnce()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { PerSecond = 500 });
        await rig.LoadCorpusAsync();
        for (var reader = 0; reader < 10_000; reader++)
        {
            await rig.SubscribeAsync($"dm{reader}", Weekdays.EveryDay, At8, "Etc/UTC");
        }

        await rig.WorkAtAsync(Eight);

        Assert.Equal(10_000, rig.Outbox.Sent.Select(sent => sent.Conversation).Distinct().Count());
        Assert.Equal(10_000, rig.Outbox.Sent.Count);
        Assert.InRange(rig.Outbox.Sent.Select(sent => ((DigestReply)sent.Reply).Digest.Items).Distinct(ReferenceEqualityComparer.Instance).Count(), 1, 16);
    }
}
