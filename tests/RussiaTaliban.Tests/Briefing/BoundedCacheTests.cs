using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Briefing;

namespace RussiaTaliban.Tests.Briefing;

public sealed class BoundedCacheTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Put_WhenFull_KeepsTheNewAndWhatWasAskedForLately()
    {
        var cache = new BoundedCache<int, string>(10, time: _time);
        for (var key = 0; key < 10; key++)
        {
            cache.Put(key, "kept");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.NotNull(cache.Find(0));
        _time.Advance(TimeSpan.FromSeconds(1));
        cache.Put(10, "new");

        Assert.Equal([0, 2, 3, 4, 5, 6, 7, 8, 9, 10], Enumerable.Range(0, 11).Where(key => cache.Find(key) is not null));
    }

    [Fact]
    public void Find_AfterItsLife_IsNothing()
    {
        var cache = new BoundedCache<string, string>(10, TimeSpan.FromHours(1), _time);
        cache.Put("key", "kept");

        _time.Advance(TimeSpan.FromMinutes(61));

        Assert.Null(cache.Find("key"));
    }

    [Fact]
    public void TryAdd_WithinTheLifetime_IsRefused()
    {
        var keys = new BoundedCache<string, string>(10, TimeSpan.FromMinutes(1), _time);
        Assert.True(keys.TryAdd("a", "seen"));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(keys.TryAdd("a", "seen"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(keys.TryAdd("a", "seen"));
    }

    [Fact]
    public void TryAdd_MoreThanItHolds_ForgetsTheOldest()
    {
        var keys = new BoundedCache<string, string>(2, TimeSpan.FromHours(1), _time);
        foreach (var key in new[] { "a", "b", "c" })
        {
            Assert.True(keys.TryAdd(key, "seen"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(keys.TryAdd("a", "seen"));
        Assert.False(keys.TryAdd("c", "seen"));
    }

    [Fact]
    public void TryAdd_AFlood_KeepsTheNewest()
    {
        var keys = new BoundedCache<string, string>(1_000, TimeSpan.FromHours(1), _time);
        for (var key = 0; key < 5_000; key++)
        {
            Assert.True(keys.TryAdd($"{key}", "seen"));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.All(Enumerable.Range(4_100, 900), key => Assert.False(keys.TryAdd($"{key}", "seen")));
        Assert.True(keys.TryAdd("0", "seen"));
    }

    [Fact]
    public void Put_IntoALargeOne_NeverHoldsMoreThanItsCapacity()
    {
        var cache = new BoundedCache<int, string>(20_000, time: _time);
        for (var key = 0; key < 60_000; key++)
        {
            cache.Put(key, "kept");
        }

        Assert.InRange(Enumerable.Range(0, 60_000).Count(key => cache.Find(key) is not null), 18_000, 20_000);
        Assert.NotNull(cache.Find(59_999));
    }

    [Fact]
    public void TryAdd_ManyThreads_OneOfThemAdds()
    {
        var keys = new BoundedCache<string, string>(1_000, TimeSpan.FromHours(1), _time);
        var added = 0;
        Parallel.For(0, 1_000, number =>
        {
            if (keys.TryAdd($"{number % 10}", "seen"))
            {
                Interlocked.Increment(ref added);
            }
        });
        Assert.Equal(10, added);
    }

    [Fact]
    public void Remove_KeyMayComeAgain()
    {
        var keys = new BoundedCache<string, string>(2, TimeSpan.FromHours(1), _time);
        keys.TryAdd("a", "seen");
        keys.Remove("a");
        keys.Remove("never");
        Assert.True(keys.TryAdd("a", "seen"));
    }
}
