using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace RussiaTaliban.BotFramework;

/// <summary>What was seen lately, bounded in number and in time: the SDK's host cache on this application's clock. Of too many those go that nobody asked for longest.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, TimeSpan life, TimeProvider time) : IDisposable
    where TKey : notnull
    where TValue : class
{
    /// <summary>How much goes at once when it is full.</summary>
    private const double Share = 0.05;

    private readonly Lock _lock = new();
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { Clock = new Clock(time) });

    /// <summary>What is there; null where nothing is.</summary>
    public TValue? Find(TKey key) => _cache.Get<TValue>(key);

    /// <summary>What is there already, or what is put there now.</summary>
    /// <param name="key">Of what.</param>
    /// <param name="make">Makes it where it is not there.</param>
    /// <param name="isNew">True where it was made.</param>
    public TValue GetOrAdd(TKey key, Func<TValue> make, out bool isNew)
    {
        lock (_lock)
        {
            isNew = !_cache.TryGetValue(key, out TValue? value) || value is null;
            return isNew ? Put(key, make()) : value!;
        }
    }

    public TValue Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_cache.Count >= capacity)
            {
                _cache.Compact(Share);
            }

            return _cache.Set(key, value, life);
        }
    }

    public void Remove(TKey key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
