using Microsoft.Extensions.Diagnostics.HealthChecks;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack;

/// <summary>
/// Health as it is asked over time: red within 15 seconds of a fault, green within 30 seconds after it. The channel's own parts run on a fake clock against a Slack that a test
/// breaks and mends; the report is asked of the health check that the service asks, which may be three seconds old.
/// </summary>
public sealed class SlackHealthTests : IDisposable
{
    private static readonly TimeSpan ReportAge = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RedWithin = TimeSpan.FromSeconds(15) - ReportAge;
    private static readonly TimeSpan GreenWithin = TimeSpan.FromSeconds(30) - ReportAge;

    private readonly SlackRig _rig = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SlackStatus Status => _rig.Status;

    public void Dispose() => _rig.Dispose();

    /// <summary>Slack answers auth.test with an outage, not at all, or with a word that passes; posts wait in an outage or a storm.</summary>
    [Theory]
    [InlineData("auth.test away")]
    [InlineData("auth.test silent")]
    [InlineData("auth.test invalid_auth")]
    [InlineData("posts away")]
    [InlineData("posts rate limited")]
    [InlineData("inbox unreadable")]
    [InlineData("one socket lost")]
    public async Task Fault_IsRedWithinFifteenSeconds_AndGreenWithinThirtyAfter(string fault)
    {
        await StartAsync();
        await Break(fault, broken: true);
        var red = await UntilAsync(HealthStatus.Degraded);
        Assert.True(red <= RedWithin, $"{fault}: red after {red}.");
        await _rig.PassesAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(HealthStatus.Degraded, await AskAsync());

        await Break(fault, broken: false);
        var green = await UntilAsync(HealthStatus.Healthy);
        Assert.True(green <= GreenWithin, $"{fault}: green after {green}: {string.Join(' ', Status.Faults(_rig.Time.GetUtcNow(), null))}");
        await StopAsync();
    }

    [Fact]
    public async Task Worker_ThatStands_IsRedWithinFifteenSeconds()
    {
        await StartAsync();
        await StopAsync();
        Assert.True(await UntilAsync(HealthStatus.Degraded) <= RedWithin);
    }

    [Fact]
    public async Task Event_ThatFindsNoRoom_IsRedAtOnce_AndGreenSoonAfter()
    {
        await StartAsync();
        _rig.Slack.Broken["chat.postMessage"] = "away";
        await _rig.SayAsync();
        await _rig.SayAsync();
        await _rig.PassesAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
        Assert.Equal(Admission.Refused, await _rig.Worker.AdmitAsync(_rig.Said(), Cancel));
        Assert.Equal(HealthStatus.Degraded, await AskAsync());
        _rig.Slack.Broken.Clear();
        Assert.True(await UntilAsync(HealthStatus.Healthy) <= GreenWithin);
        await StopAsync();
    }

    [Fact]
    public async Task Silence_LongerThanExpected_IsRed_UntilTheNextEvent()
    {
        await StartAsync();
        await _rig.PassesAsync(TimeSpan.FromMinutes(58));
        await _rig.PassesAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
        await _rig.PassesAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Degraded, await AskAsync());
        Status.Heard(_rig.Time.GetUtcNow());
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
        await StopAsync();
    }

    private async Task StartAsync()
    {
        await _rig.StartAsync();

        // As Socket Mode has them, without its sockets.
        Status.NeedSockets(2, _rig.Time.GetUtcNow());
        Status.SocketOpened(1, _rig.Time.GetUtcNow());
        Status.SocketOpened(2, _rig.Time.GetUtcNow());
        Assert.True(await UntilAsync(HealthStatus.Healthy) < TimeSpan.FromSeconds(10));
        await _rig.PassesAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
    }

    private Task StopAsync() => _rig.StopAsync();

    private async Task Break(string fault, bool broken)
    {
        switch (fault)
        {
            case "one socket lost" when broken:
                Status.SocketClosed(1, _rig.Time.GetUtcNow());
                break;
            case "one socket lost":
                Status.SocketOpened(3, _rig.Time.GetUtcNow());
                break;
            case "inbox unreadable":
                _rig.Inbox.IsBroken = broken;
                break;
            default:
                var words = fault.Split(' ', 2);
                var method = words[0] == "posts" ? "chat.postMessage" : words[0];
                if (broken)
                {
                    _rig.Slack.Broken[method] = words[1];
                    await _rig.SayAsync();
                }
                else
                {
                    _rig.Slack.Broken.Remove(method, out _);
                }

                break;
        }
    }

    private async Task<HealthStatus> AskAsync() => (await new SlackHealth(_rig.Services, _rig.Time).CheckHealthAsync(new HealthCheckContext(), Cancel)).Status;

    private async Task<TimeSpan> UntilAsync(HealthStatus wanted)
    {
        var since = _rig.Time.GetUtcNow();
        while (await AskAsync() != wanted && _rig.Time.GetUtcNow() - since < TimeSpan.FromMinutes(2))
        {
            await _rig.PassesAsync(TimeSpan.FromSeconds(1));
        }

        return _rig.Time.GetUtcNow() - since;
    }
}
