using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Tests.Slack.Web;

public sealed class ChannelPacerTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task WaitAsync_SameChannel_OneASecond()
    {
        var pacer = new ChannelPacer(TimeSpan.FromSeconds(1), _time);
        Assert.True(pacer.WaitAsync("C1", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        var second = pacer.WaitAsync("C1", TestContext.Current.CancellationToken);
        var third = pacer.WaitAsync("C1", TestContext.Current.CancellationToken);
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
        var pacer = new ChannelPacer(TimeSpan.FromSeconds(1), _time);
        for (var number = 0; number < 2_000; number++)
        {
            Assert.True(pacer.WaitAsync($"C{number}", TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        }
    }
}
