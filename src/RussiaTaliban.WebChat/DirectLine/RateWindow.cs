using RussiaTaliban.Briefing;

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
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_windows.Find(key) is not { } window)
            {
                _windows.Put(key, window = new Window(now));
            }

            return ++window.Taken <= limit ? null : window.Began + Length - now;
        }
    }

    private sealed class Window(DateTimeOffset began)
    {
        public DateTimeOffset Began { get; } = began;

        public int Taken { get; set; }
    }
}
