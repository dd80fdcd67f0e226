using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat;

public sealed class BoundedCacheTests
{
    [Fact]
    public void Put_WhenFull_KeepsTheNewAndWhatWasAskedForLately()
    {
        var time = new FakeTimeProvider();
        var cache = new BoundedCache<int, string>(10, time: time);
        for (var key = 0; key < 10; key++)
        {
            cache.Put(key, "kept");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.NotNull(cache.Find(0));
        time.Advance(TimeSpan.FromSeconds(1));
        cache.Put(10, "new");

        Assert.Equal([0, 2, 3, 4, 5, 6, 7, 8, 9, 10], Enumerable.Range(0, 11).Where(key => cache.Find(key) is not null));
    }

    [Fact]
    public void Find_AfterItsLife_IsNothing()
    {
        var time = new FakeTimeProvider();
        var cache = new BoundedCache<string, string>(10, TimeSpan.FromHours(1), time);
        cache.Put("key", "kept");

        time.Advance(TimeSpan.FromMinutes(61));

        Assert.Null(cache.Find("key"));
    }
}
