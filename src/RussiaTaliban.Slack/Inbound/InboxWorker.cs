using System.Collections.Concurrent;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>
/// Keeps what is to be answered before Slack has its acknowledgement, and answers it, however often that takes: after a restart, an outage, a storm of
/// 429. Replicas share the inbox by leases. Stopping finishes what is under way; what cannot be finished in time, the next process takes up.
/// </summary>
internal sealed partial class InboxWorker(
    IInbox inbox,
    ISlackHandler handler,
    SlackPostings postings,
    SlackStatus status,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<InboxWorker> log) : IHostedService, IDisposable
{
    /// <summary>How many are answered at once.</summary>
    private const int Parallel = 32;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, InboxClaim> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _postponed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _working = Task.CompletedTask;
    private volatile bool _stopping;
    private int _waiting;
    private DateTimeOffset _prunedNext;

    /// <summary>Keeps it. Only then may Slack be told that it arrived.</summary>
    public async Task<Admission> AdmitAsync(SlackInbound inbound, CancellationToken cancellationToken)
    {
        if (_stopping)
        {
            return Admission.Refused;
        }

        if (Volatile.Read(ref _waiting) >= options.Value.QueueCapacity)
        {
            log.QueueFull(options.Value.QueueCapacity);
            status.RefusedEvent(time.GetUtcNow());
            return Admission.Refused;
        }

        postings.Foresee(inbound);
        var item = new InboxItem(SlackAddress.Channel, inbound.Key, inbound.Lane, inbound.Version, KeptInbound.Write(inbound), time.GetUtcNow());
        if (await inbox.KeepAsync(item, cancellationToken) == InboxReceipt.Known)
        {
            log.DroppedDuplicate(inbound.GetType().Name);
            return Admission.Dropped;
        }

        Interlocked.Increment(ref _waiting);
        _wake.Release();
        return Admission.Accepted;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _working = Task.WhenAll(
            Task.Run(() => ForeverAsync(WorkAsync, _abandon.Token), CancellationToken.None),
            Task.Run(() => ForeverAsync(RenewAsync, _abandon.Token), CancellationToken.None),
            Task.Run(() => ForeverAsync(CountAsync, _abandon.Token), CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        _wake.Release();
        await _drained.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_running.Count + _postponed.Count is > 0 and var left)
        {
            log.Abandoned(left);
        }

        await _abandon.CancelAsync();
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Those that were cut off give their claims back.
        for (var turn = 0; turn < 50 && !_running.IsEmpty; turn++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _wake.Dispose();
        _abandon.Dispose();
    }

    // A fault of the database or of ours ends one round and not the worker.
    private async Task ForeverAsync(Func<CancellationToken, Task> round, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await round(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageUnavailableException)
            {
                // Told by the storage; it is tried again.
                await Task.Delay(Poll, time, CancellationToken.None);
            }
#pragma warning disable CA1031 // Whatever it was, the next round is tried.
            catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
            {
                log.HandlerFailed(fault, nameof(InboxWorker));
                await Task.Delay(Poll, time, CancellationToken.None);
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        // What is under way here is renewed before anything is claimed: a starved process would else take up what it is answering itself, and answer twice.
        if (_running.Values.ToList() is { Count: > 0 } held)
        {
            try
            {
                await inbox.RenewAsync(held, options.Value.InboxLease, cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                // What the process keeps itself is answered all the same; of the database nothing is claimed while it is away.
            }
        }

        var free = Parallel - _running.Count;
        var claims = free > 0 ? await inbox.ClaimAsync(SlackAddress.Channel, options.Value.InboxLease, free, cancellationToken) : [];
        foreach (var claim in claims)
        {
            _postponed.TryRemove(claim.Item.Key, out _);
            _running[claim.Lease] = claim;
            _ = Task.Run(() => AnswerAsync(claim, _abandon.Token), CancellationToken.None);
        }

        if (claims.Count > 0)
        {
            return;
        }

        if (_stopping && _running.IsEmpty && (_postponed.IsEmpty || (await inbox.BacklogAsync(SlackAddress.Channel, cancellationToken)).Count == 0))
        {
            _postponed.Clear();
            _drained.TrySetResult();
            return;
        }

        await _wake.WaitAsync(Poll, cancellationToken);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.Value.InboxLease / 3, time, cancellationToken);
        if (_running.Values.ToList() is { Count: > 0 } held)
        {
            await inbox.RenewAsync(held, options.Value.InboxLease, cancellationToken);
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        InboxBacklog backlog;
        try
        {
            backlog = await inbox.BacklogAsync(SlackAddress.Channel, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            status.Uncounted(time.GetUtcNow());
            throw;
        }

        Volatile.Write(ref _waiting, backlog.Count);
        status.Waiting(backlog.Count, backlog.Oldest, time.GetUtcNow());
        if (time.GetUtcNow() is var now && now >= _prunedNext)
        {
            _prunedNext = now.AddMinutes(10);
            await inbox.PruneAsync(cancellationToken);
        }

        await Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken);
    }
}
