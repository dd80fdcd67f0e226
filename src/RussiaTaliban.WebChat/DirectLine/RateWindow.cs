namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>So many a minute for each key, in windows that begin with a key's first use. Keys without a use in the last minute are forgotten.</summary>
internal sealed class RateWindow(int limit, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Began, int Count)> _windows = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Takes one; null when there was one to take, else how long until there is.</summary>
    public TimeSpan? Take(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var window = _windows.TryGetValue(key, out var kept) && now - kept.Began < Length ? kept : (Began: now, Count: 0);
            if (window.Count >= limit)
            {
                return window.Began + Length - now;
            }

            _windows[key] = (window.Began, window.Count + 1);
            return null;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Length)
        {
            return;
        }

        _swept = now;
        foreach (var key in _windows.Where(entry => now - entry.Value.Began >= Length).Select(entry => entry.Key).ToList())
        {
            _windows.Remove(key);
        }
    }
}
