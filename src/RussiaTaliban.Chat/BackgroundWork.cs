namespace RussiaTaliban.Chat;

/// <summary>
/// Work that goes on after its request has been answered: a platform that waits too long delivers again. What shares a lane runs in the order it was taken in;
/// how much may wait is bounded; stopping finishes what was taken in. Thread-safe.
/// </summary>
/// <param name="capacity">How much may wait or run at once; from 1.</param>
public sealed class BackgroundWork(int capacity) : IDisposable
{
    private readonly Lanes _lanes = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _held;
    private bool _stopping;

    /// <summary>Whether work would be taken in at this moment.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_gate)
            {
                return !_stopping && _held < capacity;
            }
        }
    }

    /// <summary>Takes work in; false when there is no room, or it is stopping.</summary>
    /// <param name="lane">In whose order it runs; null for work that waits for no other.</param>
    /// <param name="failed">Is told what the work throws: a fault of ours, which must not end its lane.</param>
    public bool TryStart(string? lane, Func<CancellationToken, Task> work, Action<Exception> failed)
    {
        lock (_gate)
        {
            if (_stopping || _held >= capacity)
            {
                return false;
            }

            _held++;
        }

        _ = lane is null ? Task.Run(() => RunAsync(work, failed, _abandon.Token)) : _lanes.RunAsync(lane, _ => RunAsync(work, failed, _abandon.Token), CancellationToken.None);
        return true;
    }

    /// <summary>Waits until all is done; what is not done when the wait is cancelled is cancelled too.</summary>
    /// <returns>How much was left undone.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            if (_held == 0)
            {
                return 0;
            }
        }

        await _drained.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = Volatile.Read(ref _held);
        await _abandon.CancelAsync().ConfigureAwait(false);
        return left;
    }

    public void Dispose() => _abandon.Dispose();

    private async Task<bool> RunAsync(Func<CancellationToken, Task> work, Action<Exception> failed, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to finish is over.
            return false;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            failed(fault);
            return false;
        }
        finally
        {
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
}
