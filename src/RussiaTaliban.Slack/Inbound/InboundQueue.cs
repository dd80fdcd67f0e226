using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>
/// Takes deliveries so that Slack has its answer at once, and hands them on: in order within a conversation, side by side between
/// conversations, so that one that must wait for Slack's pace holds up no other. Stopping waits for what was taken.
/// </summary>
internal sealed class InboundQueue(
    ISlackHandler handler, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<InboundQueue> log)
    : IHostedService, IDisposable
{
    // Slack repeats a delivery after 0, 1 and 5 minutes; an hour also covers a signed request replayed within its five minutes.
    private readonly RecentKeys _seen = new(50_000, TimeSpan.FromHours(1), time);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Channel<SlackInbound>> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;
    private bool _stopping;

    public Admission Admit(SlackInbound delivery)
    {
        if (status.IsStopped)
        {
            return Admission.Dropped;
        }

        if (!_seen.TryAdd(delivery.DeduplicationKey))
        {
            log.DroppedDuplicate(delivery.GetType().Name);
            return Admission.Dropped;
        }

        if (TryEnqueue(delivery))
        {
            return Admission.Accepted;
        }

        _seen.Remove(delivery.DeduplicationKey);
        log.QueueFull(options.Value.QueueCapacity);
        return Admission.Refused;
    }

    /// <summary>False when this submission was taken before.</summary>
    public bool AdmitSubmission(SlackInteraction.Submission submission) =>
        _seen.TryAdd(new SlackInbound.Interaction(submission).DeduplicationKey);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            if (_held == 0)
            {
                _drained.TrySetResult();
            }
        }

        try
        {
            await _drained.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.Abandoned(_held);
            await _abandon.CancelAsync();
        }
    }

    public void Dispose() => _abandon.Dispose();

    private bool TryEnqueue(SlackInbound delivery)
    {
        lock (_gate)
        {
            if (_stopping || _held >= options.Value.QueueCapacity)
            {
                return false;
            }

            _held++;
            if (!_lanes.TryGetValue(delivery.OrderingKey, out var lane))
            {
                lane = Channel.CreateUnbounded<SlackInbound>(new UnboundedChannelOptions { SingleReader = true });
                _lanes.Add(delivery.OrderingKey, lane);
                lane.Writer.TryWrite(delivery);
                _ = Task.Run(() => RunLaneAsync(delivery.OrderingKey, lane.Reader, _abandon.Token));
                return true;
            }

            return lane.Writer.TryWrite(delivery);
        }
    }

    private async Task RunLaneAsync(string key, ChannelReader<SlackInbound> lane, CancellationToken cancellationToken)
    {
        while (Next(key, lane) is { } delivery)
        {
            await HandleAsync(delivery, cancellationToken);
            lock (_gate)
            {
                _held--;
                if (_stopping && _held == 0)
                {
                    _drained.TrySetResult();
                }
            }
        }
    }

    // A lane that runs dry is removed under the same lock that fills it, so no delivery can fall between.
    private SlackInbound? Next(string key, ChannelReader<SlackInbound> lane)
    {
        lock (_gate)
        {
            if (lane.TryRead(out var delivery))
            {
                return delivery;
            }

            _lanes.Remove(key);
            return null;
        }
    }

    private async Task HandleAsync(SlackInbound delivery, CancellationToken cancellationToken)
    {
        if (status.IsStopped)
        {
            return;
        }

        try
        {
            await handler.HandleAsync(delivery, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Shutdown ran out of time; Abandoned has said how many.
        }
#pragma warning disable CA1031 // A bug in one handler must not stop the lane, or every later question of that conversation is lost.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.HandlerFailed(fault, delivery.GetType().Name);
        }
    }
}

internal enum Admission
{
    /// <summary>Will be handled: acknowledge.</summary>
    Accepted,

    /// <summary>Already taken, or nothing is to be done with it: acknowledge, and do nothing.</summary>
    Dropped,

    /// <summary>No room, or shutting down: do not acknowledge, so that Slack repeats it.</summary>
    Refused,
}

/// <summary>What was seen lately. Bounded in number and in time, so that neither a flood nor a long life fills memory. Thread-safe.</summary>
internal sealed class RecentKeys(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, DateTimeOffset Until)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, DateTimeOffset Until)> _oldestFirst = new();

    /// <summary>False when the key was seen within the lifetime.</summary>
    public bool TryAdd(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_oldestFirst.First is { } oldest && oldest.Value.Until <= now)
            {
                Forget(oldest);
            }

            if (_nodes.ContainsKey(key))
            {
                return false;
            }

            if (_nodes.Count >= capacity)
            {
                Forget(_oldestFirst.First!);
            }

            _nodes.Add(key, _oldestFirst.AddLast((key, now + lifetime)));
            return true;
        }
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                Forget(node);
            }
        }
    }

    private void Forget(LinkedListNode<(string Key, DateTimeOffset Until)> node)
    {
        _nodes.Remove(node.Value.Key);
        _oldestFirst.Remove(node);
    }
}
