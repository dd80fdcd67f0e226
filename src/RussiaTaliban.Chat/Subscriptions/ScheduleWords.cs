using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Schedules and moments in English words, the same in every channel.</summary>
public static class ScheduleWords
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDatePattern DatedDay = LocalDatePattern.CreateWithInvariantCulture("d MMMM yyyy");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM yyyy");

    /// <summary>More days that are left out are counted, and not named.</summary>
    private const int MaxNamedDays = 4;

    /// <summary>The rhythm: <c>every weekday at 08:00, Dushanbe time</c>.</summary>
    public static string Rhythm(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var details = schedule.Details;
        var rhythm = details.From is { } only && details.Until == only
            ? $"once, on {Day.Format(only)} at {Clock.Format(schedule.TimeOn(only.DayOfWeek))}, {Zone(schedule.Zone)}{Bounds(details with { From = null, Until = null, Skipped = [] })}"
            : details.Skipped.Count > MaxNamedDays
            ? string.Create(CultureInfo.InvariantCulture, $"{When(schedule)}, {Zone(schedule.Zone)}{Bounds(details with { Skipped = [] })}, except on {details.Skipped.Count} days between {DatedDay.Format(details.Skipped[0])} and {DatedDay.Format(details.Skipped[^1])}")
            : $"{When(schedule)}, {Zone(schedule.Zone)}{Bounds(details)}";
        return schedule.Details.Watch is { } watch ? $"when a new or changed article answers “{watch.Question}” (checked {rhythm})" : rhythm;
    }

    /// <summary>The rhythm without its zone: <c>every weekday at 08:00, until 20 December 2026</c>. <see cref="ScheduleReader"/> reads it back.</summary>
    public static string Wish(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return When(schedule) + Bounds(schedule.Details);
    }

    private static string When(DigestSchedule schedule)
    {
        var details = schedule.Details;
        var own = details.Times.Aggregate(Weekdays.None, (all, times) => all | times.Days);
        if (own == Weekdays.None || (schedule.Days & ~own) is var rest && rest == Weekdays.None)
        {
            rest = schedule.Days;
        }

        return string.Join(" and ", details.Times.Select(times => Part(times.Days & schedule.Days, times.Time, details)).Prepend(Part(rest, schedule.Time, details)));
    }

    private static string Part(Weekdays days, LocalTime time, ScheduleDetails details)
    {
        var plain = Days(days);
        var on = details.MonthDays.Count > 0 ? $"on {Joined([.. details.MonthDays.Select(MonthDay)])} of every month"
            : details.Nth.Count > 0 ? $"on the {Joined([.. details.Nth.Select(Ordinal)])} {Joined([.. Names(days)])} of every month"
            : details.EveryDays > 1 ? string.Create(CultureInfo.InvariantCulture, $"every {details.EveryDays} days")
            : details.EveryWeeks > 1 ? string.Create(CultureInfo.InvariantCulture, $"every {details.EveryWeeks} weeks on {Joined([.. Names(days)])}")
            : plain;
        return $"{on} at {Clock.Format(time)}";
    }

    private static string Bounds(ScheduleDetails details) =>
        (details.From is { } from ? $", from {DatedDay.Format(from)}" : "")
        + (details.Until is { } until ? $", until {DatedDay.Format(until)}" : "")
        + string.Concat(details.Skipped.Select(day => $", except on {DatedDay.Format(day)}"))
        + (details.OnlyNew ? ", only when there is something new" : "")
        + (details.Subjects.Count > 0 ? $", about {string.Join(" or ", details.Subjects.Select(subject => $"“{subject}”"))}" : "")
        + (details.NotSubjects.Count > 0 ? $", without “{string.Join("” and “", details.NotSubjects)}”" : "")
        + details.Sentences switch
        {
            null => "",
            0 => ", headlines only",
            1 => ", in one sentence",
            >= ScheduleDetails.Everything => ", everything in full",
            var most => string.Create(CultureInfo.InvariantCulture, $", in {most} sentences"),
        };

    private static string MonthDay(int day) => day < 0 ? "the last day" : "the " + day.ToString(CultureInfo.InvariantCulture)
        + (day is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string Ordinal(int ordinal) => ordinal switch { 1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", _ => "last" };

    /// <summary>What happens to a delivery when clocks change; empty if nothing does in the coming year.</summary>
    public static string Shifts(DigestSchedule schedule, LocalDate from)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return string.Join(' ', schedule.Shifts(from).Take(2).Select(shift => shift.IsSkipped
            ? $"On {Day.Format(shift.Date)} the clocks skip {Clock.Format(schedule.TimeOn(shift.Date.DayOfWeek))}, so it will come at {Clock.Format(shift.At)}."
            : $"On {Day.Format(shift.Date)} the clocks show {Clock.Format(schedule.TimeOn(shift.Date.DayOfWeek))} twice; it will come the first time."));
    }

    /// <summary>One delivery: <c>Tuesday 24 November 2026 at 08:00, Dushanbe time (UTC+5)</c>. The day is the zone's own, which the delivery counts for.</summary>
    public static string Moment(Occurrence occurrence, DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var local = occurrence.At.InZone(schedule.ZoneRules);
        var (zone, offset) = (Zone(schedule.Zone), Offset(local.Offset));
        return $"{Day.Format(local.Date)} at {Clock.Format(local.TimeOfDay)}, {zone}" + (zone == offset ? "" : $" ({offset})");
    }

    /// <summary>A day: <c>Monday 30 November 2026</c>.</summary>
    public static string Date(LocalDate date) => Day.Format(date);

    /// <summary>A zone by its place: <c>Dushanbe time</c>; one that is an offset by that: <c>UTC</c>, <c>UTC+5</c>.</summary>
    public static string Zone(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone is "Etc/UTC" || zone.StartsWith("UTC", StringComparison.Ordinal)
            ? Offset((DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).MinOffset)
            : zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";
    }

    private static string Offset(Offset offset) => offset == NodaTime.Offset.Zero
        ? "UTC"
        : "UTC" + OffsetPattern.CreateWithInvariantCulture(offset.Seconds % 3600 == 0 ? "+%H" : "+H:mm").Format(offset);

    private static string Days(Weekdays days) => days switch
    {
        Weekdays.EveryDay => "every day",
        Weekdays.WorkingDays => "every weekday",
        Weekdays.Weekend => "every Saturday and Sunday",
        _ => "every " + Joined([.. Names(days)]),
    };

    private static IEnumerable<string> Names(Weekdays days) => Enum.GetValues<Weekdays>()
        .Where(day => day != Weekdays.None && int.PopCount((int)day) == 1 && days.HasFlag(day))
        .Select(day => day.ToString());

    private static string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : string.Join(", ", names.SkipLast(1)) + " and " + names[^1].ToString(CultureInfo.InvariantCulture);
}
