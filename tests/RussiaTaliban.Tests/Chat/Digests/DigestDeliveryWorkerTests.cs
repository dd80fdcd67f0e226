using NodaTime;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Digests;

public sealed class DeliveryWorkerTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly LocalTime At8 = new(8, 0);

    [Fact]
    public async Task ADueDigest_IsSentOnce_WithItsSubscription()
    {
        using var rig = new DeliveryRig(Evening);
        await rig.LoadCorpusAsync();
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight.AddSeconds(-1));
        Assert.Empty(rig.Outbox.Sent);
        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddHours(3));

        var digest = Assert.IsType<DigestReply>(Assert.Single(rig.Outbox.Sent).Reply);
        Assert.Equal(subscription.Id, digest.Subscription!.Id);
        Assert.NotEmpty(digest.Shown);
        Assert.Equal(DigestDeliveryStatus.Sent, Assert.Single(await rig.LedgerAsync(subscription)).Status);

        await rig.WorkAtAsync(Eight.AddDays(1));
        var next = Assert.IsType<DigestReply>(rig.Outbox.Sent[^1].Reply);
        Assert.True(next.Digest.IsNothingNew);
        Assert.Empty(next.Shown);
    }

    [Fact]
    public async Task ADayWithoutNews_SaysSo_HoweverLongItLasts()
    {
        using var rig = new DeliveryRig(Evening);
        await rig.LoadCorpusAsync();
        await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        for (var day = 0; day < 8; day++)
        {
            await rig.WorkAtAsync(Eight.AddDays(day));
        }

        Assert.Equal([true, false, false, false, false, false, false, false], rig.Outbox.Sent.Select(sent => ((DigestReply)sent.Reply).Shown.Count > 0));
        Assert.All(rig.Outbox.Sent.Skip(1), sent => Assert.True(((DigestReply)sent.Reply).Digest.IsNothingNew));
    }

    [Fact]
    public async Task ADefiniteFailure_IsRetriedWithBackOff_UntilItIsTooLate()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { Answer = _ => new SendOutcome.Retryable() });
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        for (var moment = Eight; moment < Eight.AddHours(20); moment = moment.AddSeconds(30))
        {
            await rig.WorkAtAsync(moment);
        }

        var row = Assert.Single(await rig.LedgerAsync(subscription));
        Assert.Equal((DigestDeliveryStatus.Failed, null), (row.Status, row.RetryAt));
        Assert.InRange(row.Attempts, 11, 15);
        Assert.Equal(row.Attempts, rig.Outbox.Sent.Count);
    }

    [Fact]
    public async Task AFailureThatPasses_IsMended()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { Answer = n => n < 3 ? new SendOutcome.Retryable(TimeSpan.FromMinutes(2)) : new SendOutcome.Delivered() });
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddMinutes(1));
        Assert.Single(rig.Outbox.Sent);
        await rig.WorkAtAsync(Eight.AddMinutes(2));
        await rig.WorkAtAsync(Eight.AddMinutes(4));
        await rig.WorkAtAsync(Eight.AddMinutes(30));

        Assert.Equal((DigestDeliveryStatus.Sent, 3), Assert.Single(await rig.LedgerAsync(subscription)) is var row ? (row.Status, row.Attempts) : default);
    }

    [Fact]
    public async Task AnUnknownOutcome_IsShownAndNeverSentAgain()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { Answer = _ => new SendOutcome.Unknown() });
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddHours(5));

        Assert.Equal(DigestDeliveryStatus.Unknown, Assert.Single(await rig.LedgerAsync(subscription)).Status);
        Assert.Single(rig.Outbox.Sent);
    }

    [Fact]
    public async Task AClaimWhoseHolderIsGone_BecomesUnknown()
    {
        using var rig = new DeliveryRig(Evening);
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");
        rig.Time.SetUtcNow(Eight);
        Assert.Single(await rig.Store.ClaimAsync(RecordingOutbox.Name, rig.Now, 10, TestContext.Current.CancellationToken));

        await rig.WorkAtAsync(Eight.AddMinutes(1));
        Assert.Equal(DigestDeliveryStatus.Claimed, Assert.Single(await rig.LedgerAsync(subscription)).Status);
        await rig.WorkAtAsync(Eight.AddMinutes(6));

        Assert.Equal(DigestDeliveryStatus.Unknown, Assert.Single(await rig.LedgerAsync(subscription)).Status);
        Assert.Empty(rig.Outbox.Sent);
    }

    [Fact]
    public async Task ABotThatWasRemoved_EndsTheSubscription()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { Answer = _ => new SendOutcome.Refused("is_archived") });
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight);
        await rig.WorkAtAsync(Eight.AddDays(1));

        Assert.Single(rig.Outbox.Sent);
        Assert.Equal(SubscriptionState.Refused, (await rig.Store.FindAsync(subscription.Id, TestContext.Current.CancellationToken))!.State);
    }

    [Fact]
    public async Task AServiceThatWasDownForDays_SendsTodaysOnly()
    {
        using var rig = new DeliveryRig(Evening);
        var subscription = await rig.SubscribeAsync("dm", Weekdays.EveryDay, At8, "Etc/UTC");

        await rig.WorkAtAsync(Eight.AddDays(3).AddHours(2));

        Assert.Single(rig.Outbox.Sent);
        Assert.Equal(
            [(new LocalDate(2026, 11, 26), DigestDeliveryStatus.Sent), (new LocalDate(2026, 11, 23), DigestDeliveryStatus.Failed)],
            (await rig.LedgerAsync(subscription)).Select(row => (row.Date, row.Status)));
    }

    [Fact]
    public async Task ThousandsAtEight_AreClaimedNoFasterThanThePlatformTakesThem()
    {
        using var rig = new DeliveryRig(Evening, new RecordingOutbox { PerSecond = 25 });
        for (var reader = 0; reader < 2_000; reader++)
        {
            await rig.SubscribeAsync($"dm{reader}", Weekdays.EveryDay, At8, "Etc/UTC");
        }

        rig.Time.SetUtcNow(Eight);
        var rounds = 0;
        for (int claimed; (claimed = await rig.Worker.WorkAsync(TestContext.Current.CancellationToken)) > 0; rounds++)
        {
            Assert.InRange(claimed, 1, 25);
        }

        Assert.Equal((80, 2_000), (rounds, rig.Outbox.Sent.Select(sent => sent.Conversation).Distinct().Count()));
    }
}
