using RussiaTaliban.Briefing;

namespace RussiaTaliban.Chat;

/// <summary>
/// So many of one key in so long: the messages that a platform takes of one conversation, the requests that this service takes of one caller. Other keys do not
/// wait. Thread-safe.
/// </summary>
/// <remarks>Not System.Threading.RateLimiting: decision 022 says why.</remarks>
/// <param name="time">The clock.</param>
/// <param name="limits">How many a window takes, and how long it is; at least one, the longest last.</param>
public sealed class Pace(TimeProvider time, params (int Count, TimeSpan Window)[] limits)
{
    /// <summary>How many keys are kept apart; those that were not used for longest begin anew.</summary>
    public const int MaxKeys = 20_000;

    private readonly TimeSpan _maxWindow = limits[^1].Window;
    private readonly Lock _lock = new();
    private readonly BoundedCache<string, List<DateTimeOffset>> _taken = new(MaxKeys, time: time);

    /// <summary>Takes the key's next free place and waits for it.</summary>
    public Task WaitAsync(string key, CancellationToken cancellationToken) => Task.Delay(Reserve(key), time, cancellationToken);

    /// <summary>Takes a place of the key where one is free now.</summary>
    /// <returns>Null if it has one, else how long until there is one again.</returns>
    public TimeSpan? TryTake(string key)
    {
        lock (_lock)
        {
            var (taken, wait) = NextOf(key);
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            taken.Add(time.GetUtcNow());
            return null;
        }
    }

    /// <summary>Takes the next free place of the key and says how long to wait for it; zero when it may go now.</summary>
    internal TimeSpan Reserve(string key)
    {
        lock (_lock)
        {
            var (taken, wait) = NextOf(key);
            taken.Add(time.GetUtcNow() + wait);
            return wait;
        }
    }

    private (List<DateTimeOffset> Taken, TimeSpan Wait) NextOf(string key)
    {
        var now = time.GetUtcNow();
        if (_taken.Find(key) is not { } taken)
        {
            _taken.Put(key, taken = []);
        }

        taken.RemoveAll(at => now - at >= _maxWindow);
        var wait = TimeSpan.Zero;
        foreach (var (count, window) in limits)
        {
            if (taken.Count >= count && taken[^count] + window - now is var free && free > wait)
            {
                wait = free;
            }
        }

        return (taken, wait);
    }
}
