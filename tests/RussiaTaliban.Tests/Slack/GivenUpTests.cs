using System.Diagnostics.Metrics;
using RussiaTaliban.Chat;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack;

/// <summary>An answer that cannot be given is told to the person by another way where there is one, and counted; it never ends in silence.</summary>
public sealed class GivenUpTests : IDisposable
{
    private readonly SlackRig _rig = new();
    private readonly MeterListener _listener = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _counted = new();

    public GivenUpTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ChatMetrics.MeterName && instrument.Name == "briefing.answers.undelivered")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _counted.Enqueue($"{tags[0].Value} {tags[1].Value}"));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _rig.Dispose();
    }

    /// <summary>Slack comes back after the time to answer has passed: the question is not answered any more, and the person learns that.</summary>
    [Fact]
    public async Task Question_WhoseTimeHasPassed_IsApologizedForOnce()
    {
        await _rig.StartAsync();
        _rig.Slack.Broken["chat.postMessage"] = "away";
        _rig.Slack.Broken["chat.postEphemeral"] = "away";
        await _rig.SayAsync();
        await _rig.PassesAsync(TimeSpan.FromMinutes(32));
        Assert.Empty(_rig.Slack.Posted);

        _rig.Slack.Broken.Clear();
        await _rig.PassesAsync(TimeSpan.FromSeconds(40));
        var said = Assert.Single(_rig.Slack.Posted);
        Assert.Contains("\"channel\":\"D1\"", said, StringComparison.Ordinal);
        Assert.Contains("could not answer what you asked here", said, StringComparison.Ordinal);
        Assert.Equal(["slack apologized"], _counted);
        Assert.Equal(0, _rig.Status.QueueLength);
        await _rig.StopAsync();
    }

    /// <summary>A way that asks to wait is no refusal: the person is not told by a worse one, and nothing counts as lost.</summary>
    [Fact]
    public async Task Apology_ThatIsAskedToWait_IsToldByTheSameWayLater()
    {
        await _rig.StartAsync();
        _rig.Slack.Broken["chat.postMessage"] = "rate limited";
        _rig.Slack.Broken["chat.postEphemeral"] = "user_not_in_channel";
        await _rig.SayAsync();
        await _rig.PassesAsync(TimeSpan.FromMinutes(32));
        Assert.Empty(_counted);

        _rig.Slack.Broken.TryRemove("chat.postMessage", out _);
        await _rig.PassesAsync(TimeSpan.FromSeconds(40));
        Assert.Contains("could not answer what you asked here", Assert.Single(_rig.Slack.Posted), StringComparison.Ordinal);
        Assert.Equal(["slack apologized"], _counted);
        await _rig.StopAsync();
    }

    [Fact]
    public async Task Question_ThatNobodyCanBeToldOf_IsCountedAsLost()
    {
        await _rig.StartAsync();
        _rig.Slack.Broken["chat.postMessage"] = "channel_not_found";
        _rig.Slack.Broken["chat.postEphemeral"] = "user_not_in_channel";
        await _rig.SayAsync();
        await _rig.PassesAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["slack lost"], _counted);
        Assert.Empty(_rig.Slack.Posted);
        await _rig.StopAsync();
    }

    [Fact]
    public async Task Handler_ThatAlwaysThrows_EndsWithAnApology()
    {
        await _rig.StartAsync();
        _rig.Handler.Fault = new InvalidOperationException("a bug");
        await _rig.SayAsync(new SlackInbound.EventCallback("Ev9", "T1", "UBOT", new SlackEvent.Mention("C9", "9.0", "help", "U1")));
        for (var round = 0; round < 20 && _rig.Slack.Posted.IsEmpty; round++)
        {
            await _rig.PassesAsync(TimeSpan.FromSeconds(10));
        }

        await _rig.PassesAsync(TimeSpan.FromSeconds(10));
        var said = Assert.Single(_rig.Slack.Posted);
        Assert.Contains("\"channel\":\"U1\"", said, StringComparison.Ordinal);
        Assert.Contains("C9", said, StringComparison.Ordinal);
        Assert.Equal(["slack apologized"], _counted);
        Assert.Equal(0, _rig.Status.QueueLength);
        await _rig.StopAsync();
    }
}
