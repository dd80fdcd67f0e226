using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack.Inbound;

public sealed class RecentKeysTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryAdd_WithinTheLifetime_IsRefused()
    {
        var keys = new RecentKeys(10, TimeSpan.FromMinutes(1), _time);
        Assert.True(keys.TryAdd("a"));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(keys.TryAdd("a"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(keys.TryAdd("a"));
    }

    [Fact]
    public void TryAdd_MoreThanItHolds_ForgetsTheOldest()
    {
        var keys = new RecentKeys(2, TimeSpan.FromHours(1), _time);
        foreach (var key in new[] { "a", "b", "c" })
        {
            Assert.True(keys.TryAdd(key));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(keys.TryAdd("a"));
        Assert.False(keys.TryAdd("c"));
    }

    [Fact]
    public void TryAdd_AFlood_KeepsTheNewest()
    {
        var keys = new RecentKeys(1_000, TimeSpan.FromHours(1), _time);
        for (var key = 0; key < 5_000; key++)
        {
            Assert.True(keys.TryAdd($"{key}"));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.All(Enumerable.Range(4_100, 900), key => Assert.False(keys.TryAdd($"{key}")));
        Assert.True(keys.TryAdd("0"));
    }

    [Fact]
    public void TryAdd_ManyThreads_OneOfThemAdds()
    {
        var keys = new RecentKeys(1_000, TimeSpan.FromHours(1), _time);
        var added = 0;
        Parallel.For(0, 1_000, number =>
        {
            if (keys.TryAdd($"{number % 10}"))
            {
                Interlocked.Increment(ref added);
            }
        });
        Assert.Equal(10, added);
    }

    [Fact]
    public void Remove_KeyMayComeAgain()
    {
        var keys = new RecentKeys(2, TimeSpan.FromHours(1), _time);
        keys.TryAdd("a");
        keys.Remove("a");
        keys.Remove("never");
        Assert.True(keys.TryAdd("a"));
    }
}
