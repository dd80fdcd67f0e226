using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>
/// Takes what comes in, so that Slack has its acknowledgement at once, and hands it to the handler: in order within a conversation, side by
/// side between conversations, so that one that waits for Slack's pace holds up no other. Stopping waits for what was taken.
/// </summary>
internal sealed class InboundQueue(
    ISlackHandler handler, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<InboundQueue> log)
    : IHostedService, IDisposable
{
    // Slack repeats an event after 0, 1 and 5 minutes; an hour also covers a signed request replayed within its five minutes.
    private readonly RecentKeys _seen = new(50_000, TimeSpan.FromHours(1), time);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Channel<SlackInbound>> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;
    private bool _stopping;

    public Admission Admit(SlackInbound inbound)
    {
        if (status.IsStopped)
        {
            return Admission.Dropped;
        }

        if (!_seen.TryAdd(inbound.DeduplicationKey))
        {
            log.DroppedDuplicate(inbound.GetType().Name);
            return Admission.Dropped;
        }

        if (TryEnqueue(inbound))
        {
            return Admission.Accepted;
        }

        _seen.Remove(inbound.DeduplicationKey);
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

    private bool TryEnqueue(SlackInbound inbound)
    {
        lock (_gate)
        {
            if (_stopping || _held >= options.Value.QueueCapacity)
            {
                return false;
            }

            _held++;
            if (!_lanes.TryGetValue(inbound.OrderingKey, out var lane))
            {
                lane = Channel.CreateUnbounded<SlackInbound>(new UnboundedChannelOptions { SingleReader = true });
                _lanes.Add(inbound.OrderingKey, lane);
                lane.Writer.TryWrite(inbound);
                _ = Task.Run(() => RunLaneAsync(inbound.OrderingKey, lane.Reader, _abandon.Token));
                return true;
            }

            return lane.Writer.TryWrite(inbound);
        }
    }

    private async Task RunLaneAsync(string key, ChannelReader<SlackInbound> lane, CancellationToken cancellationToken)
    {
        while (Next(key, lane) is { } inbound)
        {
            await HandleAsync(inbound, cancellationToken);
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

    // A lane that runs empty is removed under the same lock that fills it, so nothing is lost in between.
    private SlackInbound? Next(string key, ChannelReader<SlackInbound> lane)
    {
        lock (_gate)
        {
            if (lane.TryRead(out var inbound))
            {
                return inbound;
            }

            _lanes.Remove(key);
            return null;
        }
    }

    private async Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        if (status.IsStopped)
        {
            return;
        }

        try
        {
            await handler.HandleAsync(inbound, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Shutdown ran out of time; the log says how many were left.
        }
#pragma warning disable CA1031 // A bug in one handler must not stop the lane, or every later question of that conversation is lost.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.HandlerFailed(fault, inbound.GetType().Name);
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
