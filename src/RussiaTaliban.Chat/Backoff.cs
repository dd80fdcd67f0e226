namespace RussiaTaliban.Chat;

/// <summary>Waits between tries that double from try to try.</summary>
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
}
