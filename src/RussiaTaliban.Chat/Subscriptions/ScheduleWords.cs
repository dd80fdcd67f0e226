using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RussiaTaliban.Chat.Subscriptions;

/// <summary>Schedules and moments in English words, the same in every channel.</summary>
public static class ScheduleWords
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    /// <summary>The rhythm: <c>every weekday at 08:00, Dushanbe time</c>.</summary>
    public static string Rhythm(DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return $"{Wish(schedule.Days, schedule.Time)}, {Zone(schedule.Zone)}";
    }

    /// <summary>A rhythm that has no zone yet: <c>every weekday at 08:00</c>. <see cref="ScheduleReader"/> reads it back.</summary>
    public static string Wish(Weekdays days, LocalTime time) => $"{Days(days)} at {Clock.Format(time)}";

    /// <summary>What happens to a delivery when clocks change; empty where nothing does in the coming year.</summary>
    public static string Shifts(DigestSchedule schedule, LocalDate from)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return string.Join(' ', schedule.Shifts(from).Take(2).Select(shift => shift.IsSkipped
            ? $"On {Day.Format(shift.Date)} the clocks skip {Clock.Format(schedule.Time)}: it comes at {Clock.Format(shift.At)} then."
            : $"On {Day.Format(shift.Date)} the clocks show {Clock.Format(schedule.Time)} twice: it comes the first time."));
    }

    /// <summary>One delivery: <c>Tuesday 24 November at 08:00, Dushanbe time (UTC+5)</c>. The day is the zone's own, which the delivery counts for.</summary>
    public static string Moment(Occurrence occurrence, DigestSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var local = occurrence.At.InZone(schedule.ZoneRules);
        var (zone, offset) = (Zone(schedule.Zone), Offset(local.Offset));
        return $"{Day.Format(local.Date)} at {Clock.Format(local.TimeOfDay)}, {zone}" + (zone == offset ? "" : $" ({offset})");
    }

    /// <summary>A day: <c>Monday 30 November</c>.</summary>
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
        _ => "every " + Joined([.. Enum.GetValues<Weekdays>()
            .Where(day => day != Weekdays.None && int.PopCount((int)day) == 1 && days.HasFlag(day))
            .Select(day => day.ToString())]),
    };

    private static string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : string.Join(", ", names.SkipLast(1)) + " and " + names[^1].ToString(CultureInfo.InvariantCulture);
}
