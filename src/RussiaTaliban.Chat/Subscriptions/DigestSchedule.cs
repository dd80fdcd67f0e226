using NodaTime;
using NodaTime.TimeZones;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>
/// When a digest is due: on which days, at what local time, in which zone. On the night when clocks change, by these rules: a time that is
/// skipped is due when the gap ends; a time that comes twice is due the first time only; a day that a zone leaves out altogether (Samoa,
/// 30 December 2011) has no delivery.
/// </summary>
/// <param name="Days">At least one day.</param>
/// <param name="Time">The local time, to the minute.</param>
/// <param name="Zone">An IANA zone id that the bundled tz database knows: <c>Asia/Dushanbe</c>.</param>
public sealed record DigestSchedule(Weekdays Days, LocalTime Time, string Zone)
{
    private const int DaysLookedAhead = 15;
    private const int DaysLookedFarAhead = 800;
    private const int DaysOfAYear = 366;

    private static readonly ZoneLocalMappingResolver Rule = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>What else is wished. Default: nothing.</summary>
    public ScheduleDetails Details { get; init; } = ScheduleDetails.None;

    /// <summary>The local time on a day of the week.</summary>
    public LocalTime TimeOn(IsoDayOfWeek day)
    {
        foreach (var own in Details.Times)
        {
            if (own.Days.HasFlag(Flag(day)))
            {
                return own.Time;
            }
        }

        return Time;
    }

    /// <summary>The flag of a day of the week.</summary>
    public static Weekdays Flag(IsoDayOfWeek day) => (Weekdays)(1 << ((int)day - 1));

    /// <summary>The zone's rules; UTC where the bundled tz database has dropped the id.</summary>
    public DateTimeZone ZoneRules => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;

    /// <summary>The first occurrence on <paramref name="earliest"/> or a later day that is due at <paramref name="notBefore"/> or later;
    /// null if no day is set.</summary>
    public Occurrence? Next(LocalDate earliest, Instant notBefore)
    {
        var zone = ZoneRules;
        var first = Details.From is { } from && from > earliest ? from : earliest;
        var days = Details == ScheduleDetails.None ? DaysLookedAhead : DaysLookedFarAhead;
        for (var day = 0; day < days; day++)
        {
            var date = first.PlusDays(day);
            if (Includes(date) && Resolve(date, zone) is { } at && at >= notBefore)
            {
                return new Occurrence(date, at);
            }
        }

        return null;
    }

    /// <summary>The days of the coming year on which the time is skipped or comes twice; mostly none.</summary>
    public IEnumerable<ClockShift> Shifts(LocalDate from)
    {
        var zone = ZoneRules;
        return Enumerable.Range(0, DaysOfAYear)
            .Select(from.PlusDays)
            .Where(date => Includes(date) && zone.MapLocal(At(date)).Count != 1 && Exists(date, zone))
            .Select(date => new ClockShift(date, Resolve(date, zone)!.Value.InZone(zone).TimeOfDay, zone.MapLocal(At(date)).Count == 0));
    }

    /// <summary>The same schedule without its deliveries from one day to the day before another; at most a year of them.</summary>
    public DigestSchedule Without(LocalDate from, LocalDate until)
    {
        var left = Enumerable.Range(0, Math.Clamp(Period.DaysBetween(from, until), 0, DaysOfAYear)).Select(from.PlusDays).Where(Includes);
        return this with { Details = Details with { Skipped = [.. Details.Skipped.Concat(left).Distinct().Order()] } };
    }

    /// <summary>The local day of a moment in this schedule's zone.</summary>
    public LocalDate DayOf(Instant moment) => moment.InZone(ZoneRules).Date;

    /// <summary>The moment at which a local day is over.</summary>
    public Instant EndOf(LocalDate date)
    {
        var zone = ZoneRules;
        for (var next = date.PlusDays(1); ; next = next.PlusDays(1))
        {
            if (Exists(next, zone))
            {
                return zone.AtStartOfDay(next).ToInstant();
            }
        }
    }

    private Instant? Resolve(LocalDate date, DateTimeZone zone) =>
        Exists(date, zone) ? At(date).InZone(zone, Rule).ToInstant() : null;

    private LocalDateTime At(LocalDate date) => date.At(TimeOn(date.DayOfWeek));

    /// <summary>False for a day that the zone leaves out: both its first and its last second fall into one gap.</summary>
    private static bool Exists(LocalDate date, DateTimeZone zone)
    {
        var first = zone.MapLocal(date.AtMidnight());
        return first.Count > 0 || first.LateInterval.HasStart && first.LateInterval.IsoLocalStart.Date == date;
    }

    private bool Includes(LocalDate date) => Days.HasFlag(Flag(date.DayOfWeek)) && Details.Allow(date);
}

/// <summary>One scheduled delivery.</summary>
/// <param name="Date">The local day it counts for; at most one delivery a subscription and day.</param>
/// <param name="At">The moment it is due.</param>
public readonly record struct Occurrence(LocalDate Date, Instant At);

/// <summary>A set of days of the week. Monday is the lowest bit, as in ISO 8601.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 1 << 1,

    /// <summary>Wednesday.</summary>
    Wednesday = 1 << 2,

    /// <summary>Thursday.</summary>
    Thursday = 1 << 3,

    /// <summary>Friday.</summary>
    Friday = 1 << 4,

    /// <summary>Saturday.</summary>
    Saturday = 1 << 5,

    /// <summary>Sunday.</summary>
    Sunday = 1 << 6,

    /// <summary>Monday to Friday.</summary>
    WorkingDays = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>Saturday and Sunday.</summary>
    Weekend = Saturday | Sunday,

    /// <summary>All seven.</summary>
    EveryDay = WorkingDays | Weekend,
}
