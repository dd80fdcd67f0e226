using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace RussiaTaliban.Briefing;

/// <summary>
/// What was seen lately, bounded in number and in time, on this application's clock. When it is full, those that nobody asked for longest make room.
/// Thread-safe.
/// </summary>
/// <param name="capacity">How many are kept; from 1.</param>
/// <param name="life">How long each is kept after it was put; null for as long as there is room.</param>
/// <param name="time">The clock; null for the system's.</param>
#pragma warning disable CA1001 // The cache holds values only: when nobody holds the cache there is nothing to give back.
public sealed class BoundedCache<TKey, TValue>(int capacity, TimeSpan? life = null, TimeProvider? time = null)
#pragma warning restore CA1001
    where TKey : notnull
    where TValue : class
{
    /// <summary>How much goes at once when it is full.</summary>
    private const double Share = 0.05;

    // Counting takes every lock of the cache, so a large one is counted at every thousandth of its capacity, and makes room that much earlier.
    private readonly int _step = Math.Max(1, capacity / 1_000);

    private readonly Lock _gate = new();

    // Not SizeLimit: a cache that is full would drop what is put, and make room later.
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { Clock = new Clock(time ?? TimeProvider.System) });

    private int _added;

    /// <summary>What is kept under a key; null if nothing is.</summary>
    public TValue? Find(TKey key) => _cache.Get<TValue>(key);

    /// <summary>Keeps a value, in the place of an earlier one.</summary>
    public void Put(TKey key, TValue value)
    {
        lock (_gate)
        {
            Set(key, value);
        }
    }

    /// <summary>Keeps a value where none is kept under its key. False if one is.</summary>
    public bool TryAdd(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out _))
            {
                return false;
            }

            Set(key, value);
            return true;
        }
    }

    /// <summary>Forgets what is kept under a key.</summary>
    public void Remove(TKey key) => _cache.Remove(key);

    /// <summary>Forgets what a condition names. It goes through everything that is kept.</summary>
    public void RemoveWhere(Func<TKey, TValue, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        foreach (var (key, value) in List())
        {
            if (condition(key, value))
            {
                _cache.Remove(key);
            }
        }
    }

    /// <summary>Everything that is kept, in no order that matters.</summary>
    public IReadOnlyList<KeyValuePair<TKey, TValue>> List() =>
        [.. _cache.Keys.OfType<TKey>().Select(key => KeyValuePair.Create(key, Find(key)!)).Where(one => one.Value is not null)];

    private void Set(TKey key, TValue value)
    {
        if (!_cache.TryGetValue(key, out _) && _added++ % _step == 0 && _cache.Count + _step > capacity)
        {
            _cache.Compact(Math.Max(Share, 1.0 / capacity));
        }

        _cache.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = life });
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
