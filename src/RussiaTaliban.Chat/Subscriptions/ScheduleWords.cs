using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RussiaTaliban.Chat;

/// <summary>Schedules and moments in English words, the same in every channel.</summary>
public static class ScheduleWords
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    /// <summary>The rhythm: <c>every weekday at 08:00, Dushanbe time</c>.</summary>
    public static string Rhythm(DeliverySchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return $"{Days(schedule.Days)} at {Clock.Format(schedule.Time)}, {Zone(schedule.Zone)}";
    }

    /// <summary>One delivery: <c>Tuesday 24 November at 08:00, Dushanbe time (UTC+5)</c>. The day is the zone's own, which the delivery counts for.</summary>
    public static string Moment(Occurrence occurrence, DeliverySchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var local = occurrence.At.InZone(schedule.ZoneRules);
        return $"{Day.Format(local.Date)} at {Clock.Format(local.TimeOfDay)}, {Zone(schedule.Zone)} ({Offset(local.Offset)})";
    }

    /// <summary>A day: <c>Monday 30 November</c>.</summary>
    public static string Date(LocalDate date) => Day.Format(date);

    /// <summary>A zone by its place: <c>Dushanbe time</c>, <c>UTC</c>.</summary>
    public static string Zone(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone is "Etc/UTC" or "UTC" || zone.StartsWith("UTC", StringComparison.Ordinal)
            ? zone.Replace("Etc/", "", StringComparison.Ordinal)
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
        _ => "every " + Joined([.. Enum.GetValues<Weekdays>().Where(day => day != Weekdays.None && int.PopCount((int)day) == 1 && days.HasFlag(day)).Select(day => day.ToString())]),
    };

    private static string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : string.Join(", ", names.SkipLast(1)) + " and " + names[^1].ToString(CultureInfo.InvariantCulture);
}
