using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Tests.Chat.Digests;

namespace RussiaTaliban.Tests.Host;

/// <summary>Health of the deliveries: whether somebody looks after them, and whether they go out in time.</summary>
public sealed class DeliveryHealthTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Lag_IsRedWithTheLateRound_AndGreenWithTheNext()
    {
        using var rig = new DeliveryRig(Evening);
        await rig.LoadCorpusAsync();
        await rig.SubscribeAsync("one", Weekdays.EveryDay, new LocalTime(8, 0), "Etc/UTC");
        var pulse = new DeliveryPulse { Workers = [rig.Worker] };
        rig.Time.SetUtcNow(Evening.AddHours(12).AddMinutes(20));
        Assert.Equal(1, await rig.Worker.WorkAsync(TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromMinutes(20), rig.Worker.Lag);
        Assert.Equal(HealthStatus.Degraded, await AskAsync(pulse, rig));
        Assert.Equal(0, await rig.Worker.WorkAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HealthStatus.Healthy, await AskAsync(pulse, rig));
    }

    [Fact]
    public async Task Worker_ThatStands_IsRedWithinFifteenSeconds_AndGreenWithItsNextRound()
    {
        using var rig = new DeliveryRig(Evening);
        var pulse = new DeliveryPulse { Workers = [rig.Worker] };
        Assert.Equal(HealthStatus.Healthy, await AskAsync(pulse, rig));
        await rig.Worker.WorkAsync(TestContext.Current.CancellationToken);
        rig.Time.Advance(new DigestDeliveryOptions().PollInterval + TimeSpan.FromSeconds(2));
        Assert.Equal(HealthStatus.Healthy, await AskAsync(pulse, rig));
        rig.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(HealthStatus.Degraded, await AskAsync(pulse, rig));
        await rig.Worker.WorkAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, await AskAsync(pulse, rig));
    }

    private static async Task<HealthStatus> AskAsync(DeliveryPulse pulse, DeliveryRig rig) =>
        (await new DeliveryHealth(pulse, new DigestDeliveryOptions(), rig.Time).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;
}
