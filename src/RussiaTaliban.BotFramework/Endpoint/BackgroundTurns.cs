using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Runs turns after their request has been answered: a channel that waits too long delivers again. Turns of one conversation run in order; how many
/// may wait is bounded; at shutdown those taken in are finished.
/// </summary>
internal sealed class BackgroundTurns(IOptions<BotFrameworkOptions> options, ILogger<BackgroundTurns> log) : IHostedService, IDisposable
{
    private readonly Lanes _lanes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than the turns that run: the service itself, until it stops.
    private int _pending = 1;

    /// <summary>Takes a turn in; false when too many are waiting.</summary>
    /// <param name="lane">The conversation in whose order it runs; null for a turn that waits for no other.</param>
    /// <param name="turn">The turn.</param>
    public bool TryStart(string? lane, Func<CancellationToken, Task> turn)
    {
        if (Interlocked.Increment(ref _pending) - 1 > options.Value.MaxPendingTurns)
        {
            Release();
            Log.TooManyTurns(log, options.Value.MaxPendingTurns);
            return false;
        }

        _ = RunAsync(lane, turn, _stop.Token);
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Release();
        try
        {
            await _idle.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _stop.CancelAsync();
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(string? lane, Func<CancellationToken, Task> turn, CancellationToken cancellationToken)
    {
        try
        {
            await (lane is null ? Task.Run(() => turn(cancellationToken), cancellationToken) : _lanes.RunAsync(lane, InLaneAsync, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The service stops and the time to finish is over.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.TurnFailed(log, fault);
        }
        finally
        {
            Release();
        }

        async Task<bool> InLaneAsync(CancellationToken cancellation)
        {
            await turn(cancellation);
            return true;
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
