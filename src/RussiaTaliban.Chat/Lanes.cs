namespace RussiaTaliban.Chat;

/// <summary>Runs work in lanes: one item after the other within a lane, in order; lanes do not wait for each other.</summary>
/// <remarks>Useful for keeping one conversation's messages in order. Not useful if work may be dropped: every item is run.</remarks>
public sealed class Lanes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="work"/> once all that was asked for before it in the same lane has ended, however it ended.</summary>
    public Task<T> RunAsync<T>(string lane, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var mine = AfterAsync(_tails.GetValueOrDefault(lane, Task.CompletedTask), work, cancellationToken);
            _tails[lane] = mine;
            _ = mine.ContinueWith(ended => Clear(lane, ended), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return mine;
        }
    }

    private void Clear(string lane, Task ended)
    {
        lock (_lock)
        {
            if (_tails.TryGetValue(lane, out var last) && last == ended)
            {
                _tails.Remove(lane);
            }
        }
    }

    private static async Task<T> AfterAsync<T>(Task previous, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        return await work(cancellationToken).ConfigureAwait(false);
    }
}
