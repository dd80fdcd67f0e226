namespace RussiaTaliban.Slack;

/// <summary>Doubling waits up to a minute, each shortened by chance to between half and all of itself, so that many processes that fell together do not come back together.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="attempt">0 for the first wait.</param>
    public static TimeSpan Wait(TimeSpan first, int attempt)
    {
        var ceiling = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 16)), Longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
