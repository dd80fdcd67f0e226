namespace RussiaTaliban.Chat;

/// <summary>Waits between attempts that double with each attempt.</summary>
/// <param name="First">The wait after the first try; above 0.</param>
/// <param name="Max">No wait is longer.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Max)
{
    private const int MaxDoublings = 16;

    /// <summary>The wait after a try; <paramref name="attempt"/> is 1 for the first one.</summary>
    public TimeSpan After(int attempt)
    {
        var doubled = First * (1 << Math.Clamp(attempt - 1, 0, MaxDoublings));
        return doubled < Max ? doubled : Max;
    }

    /// <summary>The same, shortened by chance to between half and all of itself, so that many who wait do not come back together.</summary>
    public TimeSpan AfterByChance(int attempt) => After(attempt) * (0.5 + (Random.Shared.NextDouble() / 2));
}
