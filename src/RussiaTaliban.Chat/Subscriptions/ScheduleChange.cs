using NodaTime;

namespace RussiaTaliban.Chat.Subscriptions;

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
    public DigestSchedule In(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new DigestSchedule(Days ?? schedule.Days, Time ?? schedule.Time, Zone ?? schedule.Zone);
    }
}

/// <summary>What is the matter with a wish for a schedule.</summary>
public enum ScheduleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>More often than once a day.</summary>
    TooOften,

    /// <summary>A rhythm other than days of the week: every month, every other day.</summary>
    OtherRhythm,

    /// <summary>Several times in one wish: each is a subscription of its own.</summary>
    SeveralTimes,

    /// <summary>A time that no clock shows.</summary>
    TimeImpossible,

    /// <summary>A place or zone that is not known.</summary>
    ZoneUnknown,
}

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

/// <summary>When a pause ends, as people say it. One of the three is set.</summary>
/// <param name="Day">The next such day of the week, never today.</param>
/// <param name="Date">A day of a year: 24 December; the next that comes, never today.</param>
/// <param name="Days">In so many days, from 1.</param>
public readonly record struct PauseEnd(IsoDayOfWeek? Day = null, AnnualDate? Date = null, int? Days = null)
{
    /// <summary>The first day of deliveries, seen from <paramref name="today"/>.</summary>
    public LocalDate From(LocalDate today)
    {
        if (Day is { } day)
        {
            return today.Next(day);
        }

        if (Date is { } date)
        {
            return date.InYear(today.Year) is var here && here > today ? here : date.InYear(today.Year + 1);
        }

        return today.PlusDays(Days ?? 1);
    }
}
