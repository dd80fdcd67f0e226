using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace RussiaTaliban.Slack;

/// <summary>A <see cref="MemoryCache"/> of at most so many entries of size 1, whose time is a <see cref="TimeProvider"/>'s.</summary>
internal static class BoundedCache
{
    /// <param name="capacity">Entries, from 1.</param>
    public static MemoryCache Create(int capacity, TimeProvider time) => new(new MemoryCacheOptions { SizeLimit = capacity, Clock = new Clock(time) });

    /// <summary>Each entry counts 1 and lives this long from now, read or not.</summary>
    public static MemoryCacheEntryOptions EntryFor(TimeSpan lifetime) => new() { Size = 1, AbsoluteExpirationRelativeToNow = lifetime };

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
