using RussiaTaliban.Chat;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>So many a minute for each key, in windows that begin with a key's first use. Keys without a use in the last minute are forgotten.</summary>
/// <remarks>Not System.Threading.RateLimiting: its windows run by the machine's clock, which a test cannot move.</remarks>
internal sealed class RateWindow(int limit, TimeProvider time)
{
    private const int MaxKeys = 100_000;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, Window> _windows = new(MaxKeys, Length, time);

    /// <summary>Takes one; null when there was one to take, else how long until there is.</summary>
    public TimeSpan? Take(string key)
    {
        Window? window;
        lock (_lock)
        {
            window = _windows.Find(key);
            if (window is null)
            {
                window = new Window(time.GetUtcNow());
                _windows.Put(key, window);
            }
        }

        return window.Take() <= limit ? null : window.Began + Length - time.GetUtcNow();
    }

    private sealed class Window(DateTimeOffset began)
    {
        private int _taken;

        public DateTimeOffset Began { get; } = began;

        public int Take() => Interlocked.Increment(ref _taken);
    }
}
