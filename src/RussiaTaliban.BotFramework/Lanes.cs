namespace RussiaTaliban.BotFramework;

/// <summary>Work in lanes: within a lane one after the other, in the order asked for; lanes do not wait for each other.</summary>
/// <remarks>Useful for keeping one conversation's messages in order. Not useful where work may be dropped: everything asked for is run.</remarks>
internal sealed class Lanes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);

    /// <summary>Lanes that have work now.</summary>
    public int Busy
    {
        get
        {
            lock (_lock)
            {
                return _tails.Count;
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> once all that was asked for before it in the same lane has ended, however it ended.</summary>
    public Task<T> RunAsync<T>(string lane, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var previous = _tails.GetValueOrDefault(lane, Task.CompletedTask);
            var mine = AfterAsync(previous, work, cancellationToken);
            Task tail = mine;
            _tails[lane] = tail;
            _ = tail.ContinueWith(Clear, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return mine;

            void Clear(Task ended)
            {
                lock (_lock)
                {
                    if (_tails.TryGetValue(lane, out var last) && last == ended)
                    {
                        _tails.Remove(lane);
                    }
                }
            }
        }
    }

    private static async Task<T> AfterAsync<T>(Task previous, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        return await work(cancellationToken);
    }
}
