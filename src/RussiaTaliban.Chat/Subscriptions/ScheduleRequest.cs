using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>When somebody wants deliveries, as far as they said.</summary>
/// <param name="Days">On which days; every day where they did not say.</param>
/// <param name="Time">At what time; 08:00 where they did not say.</param>
/// <param name="Zone">In which IANA zone; null for their own.</param>
public sealed record ScheduleRequest(Weekdays Days, LocalTime Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null where nothing is. Text from people.</summary>
    public string? FaultyWords { get; init; }
}
