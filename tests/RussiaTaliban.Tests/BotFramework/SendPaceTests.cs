using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.BotFramework.Connector;

namespace RussiaTaliban.Tests.BotFramework;

public sealed class SendPaceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public void Reserve_ManyAtOnce_NeverMoreThanTheWindowTakes(int count, int seconds)
    {
        var pace = new SendPace(_time);
        var places = Enumerable.Range(0, count + 100).Select(_ => pace.Reserve("c")).ToList();

        var window = TimeSpan.FromSeconds(seconds);
        Assert.All(Enumerable.Range(0, places.Count - count), first => Assert.True(places[first + count] - places[first] >= window));
        Assert.Equal(TimeSpan.Zero, places[6]);
    }

    [Fact]
    public void Reserve_OtherConversation_GoesAtOnce()
    {
        var pace = new SendPace(_time);
        for (var i = 0; i < 20; i++)
        {
            pace.Reserve("busy");
        }

        Assert.Equal(TimeSpan.Zero, pace.Reserve("quiet"));
    }
}
