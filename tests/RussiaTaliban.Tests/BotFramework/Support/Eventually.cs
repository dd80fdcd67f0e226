namespace RussiaTaliban.Tests.BotFramework.Support;

/// <summary>Waits for what other threads do; generous, because the machine may be loaded.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition, string what)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (!condition())
        {
            Assert.True(time.GetElapsedTime(start) < TimeSpan.FromSeconds(30), what);
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, TestContext.Current.CancellationToken);
        }
    }
}
