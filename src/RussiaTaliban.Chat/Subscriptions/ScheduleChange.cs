using NodaTime;

namespace RussiaTaliban.Chat;

/// <summary>What somebody wants otherwise in a schedule, as far as they said; what is null stays as it is.</summary>
/// <param name="Days">On which days.</param>
/// <param name="Time">At what time.</param>
/// <param name="Zone">In which IANA zone.</param>
public sealed record ScheduleChange(Weekdays? Days, LocalTime? Time, string? Zone)
{
    /// <summary>What cannot be met. Default: nothing.</summary>
    public ScheduleFault Fault { get; init; }

    /// <summary>The words that are at fault, as typed; null where nothing is. Text from people.</summary>
    public string? FaultyWords { get; init; }

    /// <summary>True where nothing was said about a schedule.</summary>
    public bool IsEmpty => Fault == ScheduleFault.None && Days is null && Time is null && Zone is null;

    /// <summary>The schedule with the change in it.</summary>
    public DeliverySchedule In(DeliverySchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new DeliverySchedule(Days ?? schedule.Days, Time ?? schedule.Time, Zone ?? schedule.Zone);
    }
}
