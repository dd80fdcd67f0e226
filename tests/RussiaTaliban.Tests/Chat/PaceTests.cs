using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat;

public sealed class PaceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public void Reserve_ManyAtOnce_NeverMoreThanTheWindowTakes(int count, int seconds)
    {
        var pace = new Pace(_time, OutgoingHandler.Limits);
        var places = Enumerable.Range(0, count + 100).Select(_ => pace.Reserve("c")).ToList();

        var window = TimeSpan.FromSeconds(seconds);
        Assert.All(Enumerable.Range(0, places.Count - count), first => Assert.True(places[first + count] - places[first] >= window));
        Assert.Equal(TimeSpan.Zero, places[6]);
    }

    [Fact]
    public void Reserve_OtherConversation_GoesAtOnce()
    {
        var pace = new Pace(_time, OutgoingHandler.Limits);
        for (var i = 0; i < 20; i++)
        {
            pace.Reserve("busy");
        }

        Assert.Equal(TimeSpan.Zero, pace.Reserve("quiet"));
    }

    [Fact]
    public async Task WaitAsync_SameChannel_OneASecond()
    {
        var pace = new Pace(_time, (1, TimeSpan.FromSeconds(1)));
        Assert.True(pace.WaitAsync("C1", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        var second = pace.WaitAsync("C1", TestContext.Current.CancellationToken);
        var third = pace.WaitAsync("C1", TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second;
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public void WaitAsync_OtherChannels_DoNotWait()
    {
        var pace = new Pace(_time, (1, TimeSpan.FromSeconds(1)));
        for (var number = 0; number < 2_000; number++)
        {
            Assert.True(pace.WaitAsync($"C{number}", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        }
    }

    [Fact]
    public void TryTake_MoreThanTheWindowHas_IsToldHowLongAndTakesNothing()
    {
        var pace = new Pace(_time, (2, TimeSpan.FromMinutes(1)));
        Assert.Null(pace.TryTake("a"));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(pace.TryTake("a"));
        Assert.Equal(TimeSpan.FromSeconds(40), pace.TryTake("a"));
        Assert.Null(pace.TryTake("b"));

        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(pace.TryTake("a"));
        Assert.Equal(TimeSpan.FromSeconds(20), pace.TryTake("a"));
    }

    [Fact]
    public void TryTake_KeysWithoutEnd_KeepsThoseOfLate()
    {
        var pace = new Pace(_time, (1, TimeSpan.FromHours(1)));
        for (var caller = 0; caller < 2 * Pace.MaxKeys; caller++)
        {
            pace.TryTake($"{caller}");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.NotNull(pace.TryTake($"{(2 * Pace.MaxKeys) - 1}"));
        Assert.Null(pace.TryTake("0"));
    }
}
