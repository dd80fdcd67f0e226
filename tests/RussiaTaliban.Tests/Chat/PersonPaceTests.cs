using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat;

public sealed class PersonPaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Person_OverTheLimit_IsToldOnceAMinute_AndServedWhenTheMinuteIsOver()
    {
        var pace = Make(3);
        Assert.All(new[] { "1", "2", "3" }, message => Assert.Null(pace.Take("slack", "U1", message)));
        _time.Advance(TimeSpan.FromSeconds(20));
        var first = pace.Take("slack", "U1", "4");
        Assert.Equal(new Haste(TimeSpan.FromSeconds(40), IsFirst: true), first);
        Assert.Contains("40 seconds", first!.Says, StringComparison.Ordinal);
        Assert.False(pace.Take("slack", "U1", "5")!.IsFirst);
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(pace.Take("slack", "U1", "6"));
    }

    [Fact]
    public void Others_AndOtherChannels_HaveTheirOwnLimit()
    {
        var pace = Make(1);
        Assert.Null(pace.Take("slack", "U1", null));
        Assert.NotNull(pace.Take("slack", "U1", null));
        Assert.Null(pace.Take("slack", "U2", null));
        Assert.Null(pace.Take("msteams", "U1", null));
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(pace.Take("slack", "", null)));
    }

    [Fact]
    public void Message_BroughtTwice_IsCountedOnce_AlsoBeyondTheLimit()
    {
        var pace = Make(2);
        Assert.Null(pace.Take("slack", "U1", "1"));
        Assert.Null(pace.Take("slack", "U1", "1"));
        Assert.Null(pace.Take("slack", "U1", "2"));
        Assert.NotNull(pace.Take("slack", "U1", "3"));
        Assert.Null(pace.Take("slack", "U1", "1"));
    }

    [Fact]
    public void Telling_IsNotUsedUpByWhatCannotShowIt()
    {
        var pace = Make(1);
        Assert.Null(pace.Take("slack", "U1", "1"));
        Assert.False(pace.Take("slack", "U1", "2", canTell: false)!.IsFirst);
        Assert.True(pace.Take("slack", "U1", "3")!.IsFirst);
        Assert.False(pace.Take("slack", "U1", "4")!.IsFirst);
    }

    private PersonPace Make(int limit) => new(new LimitOptions { MessagesPerPersonPerMinute = limit }, _time);
}
