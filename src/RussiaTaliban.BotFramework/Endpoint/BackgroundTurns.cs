using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Runs turns after their request has been answered, those of one conversation in order; at shutdown those taken in are finished.</summary>
internal sealed class BackgroundTurns(IOptions<BotFrameworkOptions> options, ILogger<BackgroundTurns> log) : IHostedService, IDisposable
{
    private readonly BackgroundWork _work = new(options.Value.MaxPendingTurns);

    /// <summary>False when too many are waiting, or the service is stopping.</summary>
    public bool HasRoom => _work.HasRoom;

    /// <summary>Takes a turn in; false when too many are waiting.</summary>
    /// <param name="lane">The conversation in whose order it runs; null for a turn that waits for no other.</param>
    public bool TryStart(string? lane, Func<CancellationToken, Task> turn)
    {
        if (_work.TryStart(lane, turn, fault => Log.TurnFailed(log, fault)))
        {
            return true;
        }

        Log.TooManyTurns(log, options.Value.MaxPendingTurns);
        return false;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _work.StopAsync(cancellationToken);

    public void Dispose() => _work.Dispose();
}
