using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework.Activities;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>
/// Runs turns after their request has been answered: a channel that waits too long delivers again. Turns of one conversation run in order; how many
/// may wait is bounded; at shutdown those taken in are finished.
/// </summary>
internal sealed class Turns(IActivityHandler handler, Lanes lanes, IOptions<BotFrameworkOptions> options, ILogger<Turns> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than the turns that run: the service itself, until it stops.
    private int _pending = 1;

    /// <summary>Takes a turn in; false when too many are waiting.</summary>
    public bool TryStart(Activity activity, IReplySender sender)
    {
        if (Interlocked.Increment(ref _pending) - 1 > options.Value.MaxPendingTurns)
        {
            Release();
            Log.TooManyTurns(log, options.Value.MaxPendingTurns);
            return false;
        }

        _ = RunAsync(activity, sender, _stop.Token);
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

    private async Task RunAsync(Activity activity, IReplySender sender, CancellationToken cancellationToken)
    {
        try
        {
            await lanes.RunAsync(
                activity.ChannelId + "\n" + activity.Conversation?.Id,
                cancellation => handler.HandleAsync(activity, sender, cancellation),
                cancellationToken);
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
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
