using RussiaTaliban.Briefing;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>
/// What is done at once or not at all: modals, whose triggers live three seconds, and the Home tab. In order within a lane, side by side between lanes.
/// Stopping waits for what was taken.
/// </summary>
internal sealed class InboundQueue(
    ISlackHandler handler, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<InboundQueue> log)
    : IHostedService, IDisposable
{
    // Slack repeats an event after 0, 1 and 5 minutes; an hour also covers a signed request replayed within its five minutes.
    private readonly BoundedCache<string, string> _seen = new(50_000, TimeSpan.FromHours(1), time);
    private readonly BackgroundWork _work = new(options.Value.QueueCapacity);

    public Admission Admit(SlackInbound inbound)
    {
        var (key, kind) = (inbound.Key, inbound.GetType().Name);
        if (status.IsStopped)
        {
            return Admission.Dropped;
        }

        if (!_seen.TryAdd(key, key))
        {
            log.DroppedDuplicate(kind);
            return Admission.Dropped;
        }

        if (_work.TryStart(inbound.Lane, token => HandleAsync(inbound, token), fault => log.HandlerFailed(fault, kind)))
        {
            return Admission.Accepted;
        }

        _seen.Remove(key);
        log.QueueFull(options.Value.QueueCapacity);
        status.RefusedEvent(time.GetUtcNow());
        return Admission.Refused;
    }

    /// <summary>False when this submission was taken before.</summary>
    public bool AdmitSubmission(SlackInteraction.Submission submission)
    {
        var key = new SlackInbound.Interaction(submission).Key;
        return _seen.TryAdd(key, key);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await _work.StopAsync(cancellationToken) is > 0 and var left)
        {
            log.Abandoned(left);
        }
    }

    public void Dispose() => _work.Dispose();

    private Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken) =>
        status.IsStopped ? Task.CompletedTask : handler.HandleAsync(inbound, cancellationToken);
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
