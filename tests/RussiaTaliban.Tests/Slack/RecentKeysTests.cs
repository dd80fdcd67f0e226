using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack.Inbound;

namespace RussiaTaliban.Tests.Slack;

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
        keys.TryAdd("a");
        keys.TryAdd("b");
        keys.TryAdd("c");
        Assert.True(keys.TryAdd("a"));
        Assert.False(keys.TryAdd("c"));
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
