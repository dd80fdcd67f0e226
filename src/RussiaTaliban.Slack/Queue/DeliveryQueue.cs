using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack.Deliveries;

namespace RussiaTaliban.Slack.Queue;

/// <summary>
/// Takes deliveries so that Slack has its answer at once, and hands them on: in order within a conversation, side by side between
/// conversations, so that one that must wait for Slack's pace holds up no other. Stopping waits for what was taken.
/// </summary>
internal sealed class DeliveryQueue(
    ISlackHandler handler, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<DeliveryQueue> log)
    : IHostedService, IDisposable
{
    // Slack repeats a delivery after 0, 1 and 5 minutes; an hour also covers a signed request replayed within its five minutes.
    private readonly RecentKeys _seen = new(50_000, TimeSpan.FromHours(1), time);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Channel<SlackDelivery>> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;
    private bool _stopping;

    public Admission Admit(SlackDelivery delivery)
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
        _seen.TryAdd(new SlackDelivery.Interaction(submission).DeduplicationKey);

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

    private bool TryEnqueue(SlackDelivery delivery)
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
                lane = Channel.CreateUnbounded<SlackDelivery>(new UnboundedChannelOptions { SingleReader = true });
                _lanes.Add(delivery.OrderingKey, lane);
                lane.Writer.TryWrite(delivery);
                _ = Task.Run(() => RunLaneAsync(delivery.OrderingKey, lane.Reader, _abandon.Token));
                return true;
            }

            return lane.Writer.TryWrite(delivery);
        }
    }

    private async Task RunLaneAsync(string key, ChannelReader<SlackDelivery> lane, CancellationToken cancellationToken)
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
    private SlackDelivery? Next(string key, ChannelReader<SlackDelivery> lane)
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

    private async Task HandleAsync(SlackDelivery delivery, CancellationToken cancellationToken)
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
