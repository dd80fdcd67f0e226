using Microsoft.Extensions.Caching.Memory;

namespace RussiaTaliban.Slack.Inbound;

/// <summary>Keys seen within a lifetime, so that a repeated event is recognised. Thread-safe; a flood cannot fill memory.</summary>
internal sealed class RecentKeys(int capacity, TimeSpan lifetime, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly MemoryCache _seen = BoundedCache.Create(capacity, time);

    // At least one entry, and not so few that a full cache sorts itself at every event.
    private readonly double _share = Math.Max(0.05, 1.0 / capacity);

    /// <summary>False when the key was seen within the lifetime.</summary>
    public bool TryAdd(string key)
    {
        // The cache has no add-if-absent of its own.
        lock (_gate)
        {
            if (_seen.TryGetValue(key, out _))
            {
                return false;
            }

            // A full MemoryCache refuses the newest entry, but the newest is the one that Slack repeats: the oldest must go instead.
            if (_seen.Count >= capacity)
            {
                _seen.Compact(_share);
            }

            _seen.Set(key, true, BoundedCache.EntryFor(lifetime));
            return true;
        }
    }

    /// <summary>The key may come again.</summary>
    public void Remove(string key) => _seen.Remove(key);

    public void Dispose() => _seen.Dispose();
}
