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
}
