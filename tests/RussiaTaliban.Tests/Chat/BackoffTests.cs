using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat;

public sealed class BackoffTests
{
    private static readonly Backoff Backoff = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(6, 60)]
    [InlineData(int.MaxValue, 60)]
    public void After_ATry_DoublesUpToTheLongest(int attempt, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(attempt));

    [Fact]
    public void AfterByChance_Often_LiesBetweenHalfAndAll_AndDiffers()
    {
        var waits = Enumerable.Range(0, 200).Select(_ => Backoff.AfterByChance(3)).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)));
        Assert.True(waits.Distinct().Count() > 100);
    }
}
