using NodaTime;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class DeliveryScheduleTests
{
    [Fact]
    public void Next_OnTheNightThatSkipsTheHour_IsDueWhenTheGapEnds()
    {
        var schedule = new DeliverySchedule(Weekdays.EveryDay, new LocalTime(2, 30), "Europe/Berlin");

        var next = schedule.Next(new LocalDate(2026, 3, 29), Instant.MinValue);

        Assert.Equal(new Occurrence(new LocalDate(2026, 3, 29), Instant.FromUtc(2026, 3, 29, 1, 0)), next);
    }

    [Fact]
    public void Next_OnTheNightThatRepeatsTheHour_IsDueTheFirstTime()
    {
        var schedule = new DeliverySchedule(Weekdays.EveryDay, new LocalTime(2, 30), "Europe/Berlin");

        var next = schedule.Next(new LocalDate(2026, 10, 25), Instant.MinValue);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), next!.Value.At);
    }

    [Fact]
    public void Next_OnADayThatTheZoneLeavesOut_IsTheDayAfter()
    {
        var schedule = new DeliverySchedule(Weekdays.EveryDay, new LocalTime(8, 0), "Pacific/Apia");

        Assert.Equal(new LocalDate(2011, 12, 31), schedule.Next(new LocalDate(2011, 12, 30), Instant.MinValue)!.Value.Date);
        Assert.Equal(Instant.FromUtc(2011, 12, 30, 10, 0), schedule.EndOf(new LocalDate(2011, 12, 29)));
    }

    [Fact]
    public void Words_NameTheDayTheTimeAndTheZone()
    {
        var schedule = new DeliverySchedule(Weekdays.WorkingDays, new LocalTime(8, 0), "Asia/Dushanbe");

        Assert.Equal("every weekday at 08:00, Dushanbe time", ScheduleWords.Rhythm(schedule));
        Assert.Equal("Tuesday 24 November at 08:00, Dushanbe time (UTC+5)", ScheduleWords.Moment(schedule.Next(new LocalDate(2026, 11, 24), Instant.MinValue)!.Value, schedule));
        Assert.Equal("every Monday, Wednesday and Friday at 08:00, UTC", ScheduleWords.Rhythm(new DeliverySchedule(Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, new LocalTime(8, 0), "Etc/UTC")));
    }
}
