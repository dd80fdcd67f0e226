using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack.Inbound;

public sealed class InboundQueueTests : IDisposable
{
    private readonly RecordingHandler _handler = new();
    private readonly SlackStatus _status = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _status.Dispose();

    [Fact]
    public async Task Admit_SameEventTwice_IsHandledOnce()
    {
        using var queue = Queue();
        Assert.Equal(Admission.Accepted, queue.Admit(Event("Ev1", "C1")));
        Assert.Equal(Admission.Dropped, queue.Admit(Event("Ev1", "C1")));
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Single(_handler.Handled);
    }

    [Fact]
    public async Task Admit_ManyEventsOfOnePerson_KeepTheirOrder()
    {
        using var queue = Queue();
        for (var number = 0; number < 200; number++)
        {
            queue.Admit(Event($"Ev{number}", "C1"));
        }

        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, 200).Select(number => $"Ev{number}"),
            _handler.Handled.Select(inbound => ((SlackInbound.EventCallback)inbound).EventId));
    }

    [Fact]
    public async Task Admit_OnePersonWaits_AnotherGoesOn()
    {
        var gate = new TaskCompletionSource();
        _handler.Work = (inbound, _) => inbound.Lane == "C1" ? gate.Task : Task.CompletedTask;
        using var queue = Queue();
        queue.Admit(Event("Ev1", "C1"));
        queue.Admit(Event("Ev2", "C2"));
        await WaitUntil(() => _handler.Handled.Count == 1);
        Assert.Equal("C2", Assert.Single(_handler.Handled).Lane);
        gate.SetResult();
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, _handler.Handled.Count);
    }

    [Fact]
    public async Task Admit_QueueFull_IsRefusedAndMayComeAgain()
    {
        var gate = new TaskCompletionSource();
        _handler.Work = (_, _) => gate.Task;
        using var queue = Queue(capacity: 1);
        Assert.Equal(Admission.Accepted, queue.Admit(Event("Ev1", "C1")));
        Assert.Equal(Admission.Refused, queue.Admit(Event("Ev2", "C2")));
        gate.SetResult();
        await WaitUntil(() => queue.Admit(Event("Ev2", "C2")) == Admission.Accepted);
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, _handler.Handled.Count);
    }

    [Fact]
    public async Task Admit_HandlerFails_TheLaneGoesOn()
    {
        _handler.Work = (inbound, _) => inbound.Key == "event:Ev1" ? throw new InvalidOperationException() : Task.CompletedTask;
        using var queue = Queue();
        queue.Admit(Event("Ev1", "C1"));
        queue.Admit(Event("Ev2", "C1"));
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal("event:Ev2", Assert.Single(_handler.Handled).Key);
    }

    [Fact]
    public async Task StopAsync_WorkUnderWay_IsWaitedFor_AndNothingNewIsTaken()
    {
        var gate = new TaskCompletionSource();
        _handler.Work = (_, _) => gate.Task;
        using var queue = Queue();
        queue.Admit(Event("Ev1", "C1"));
        queue.Admit(Event("Ev2", "C1"));
        var stopping = queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        Assert.Equal(Admission.Refused, queue.Admit(Event("Ev3", "C1")));
        gate.SetResult();
        await stopping;
        Assert.Equal(2, _handler.Handled.Count);
    }

    [Fact]
    public async Task StopAsync_TimeRunsOut_CancelsTheHandler()
    {
        var cancelled = new TaskCompletionSource();
        _handler.Work = async (_, token) =>
        {
            token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        using var queue = Queue();
        queue.Admit(Event("Ev1", "C1"));
        using var grace = new CancellationTokenSource();
        var stopping = queue.StopAsync(grace.Token);
        await grace.CancelAsync();
        await stopping;
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Admit_TokenRevoked_IsDropped()
    {
        using var queue = Queue();
        _status.Set(SlackState.Revoked, "revoked");
        Assert.Equal(Admission.Dropped, queue.Admit(Event("Ev1", "C1")));
    }

    private static async Task WaitUntil(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static SlackInbound.EventCallback Event(string id, string user) =>
        new(id, "T1", "U0", new SlackEvent.HomeOpened(user, "D1"));

    private InboundQueue Queue(int capacity = 1000) => new(
        _handler, _status, Options.Create(new SlackOptions { QueueCapacity = capacity }), _time, NullLogger<InboundQueue>.Instance);
}
