using NodaTime;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class DeliveryScheduleTests
{
    [Fact]
    public void Next_OnTheNightThatSkipsTheHour_IsDueWhenTheGapEnds()
    {
        var schedule = new DigestSchedule(Weekdays.EveryDay, new LocalTime(2, 30), "Europe/Berlin");

        var next = schedule.Next(new LocalDate(2026, 3, 29), Instant.MinValue);

        Assert.Equal(new Occurrence(new LocalDate(2026, 3, 29), Instant.FromUtc(2026, 3, 29, 1, 0)), next);
    }

    [Fact]
    public void Next_OnTheNightThatRepeatsTheHour_IsDueTheFirstTime()
    {
        var schedule = new DigestSchedule(Weekdays.EveryDay, new LocalTime(2, 30), "Europe/Berlin");

        var next = schedule.Next(new LocalDate(2026, 10, 25), Instant.MinValue);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), next!.Value.At);
    }

    [Fact]
    public void Next_OnADayThatTheZoneLeavesOut_IsTheDayAfter()
    {
        var schedule = new DigestSchedule(Weekdays.EveryDay, new LocalTime(8, 0), "Pacific/Apia");

        Assert.Equal(new LocalDate(2011, 12, 31), schedule.Next(new LocalDate(2011, 12, 30), Instant.MinValue)!.Value.Date);
        Assert.Equal(Instant.FromUtc(2011, 12, 30, 10, 0), schedule.EndOf(new LocalDate(2011, 12, 29)));
    }

    [Theory]
    [InlineData(Weekdays.EveryDay, "On Sunday 28 March 2027 the clocks skip 02:30, so it will come at 03:00. On Sunday 31 October 2027 the clocks show 02:30 twice; it will come the first time.")]
    [InlineData(Weekdays.WorkingDays, "")]
    public void Words_TellWhatHappensWhenClocksChange(Weekdays days, string words) =>
        Assert.Equal(words, ScheduleWords.Shifts(new DigestSchedule(days, new LocalTime(2, 30), "Europe/Berlin"), new LocalDate(2026, 11, 24)));

    [Theory]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("UTC+05", "UTC+5")]
    [InlineData("UTC-03:30", "UTC-3:30")]
    public void Words_OfAZoneThatIsAnOffset_SayItOnce(string zone, string words)
    {
        var schedule = new DigestSchedule(Weekdays.EveryDay, new LocalTime(8, 0), zone);

        Assert.Equal("every day at 08:00, " + words, ScheduleWords.Rhythm(schedule));
        Assert.EndsWith(" at 08:00, " + words, ScheduleWords.Moment(schedule.Next(new LocalDate(2026, 11, 24), Instant.MinValue)!.Value, schedule), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_NameTheDayTheTimeAndTheZone()
    {
        var schedule = new DigestSchedule(Weekdays.WorkingDays, new LocalTime(8, 0), "Asia/Dushanbe");

        Assert.Equal("every weekday at 08:00, Dushanbe time", ScheduleWords.Rhythm(schedule));
        Assert.Equal("Tuesday 24 November 2026 at 08:00, Dushanbe time (UTC+5)", ScheduleWords.Moment(schedule.Next(new LocalDate(2026, 11, 24), Instant.MinValue)!.Value, schedule));
        Assert.Equal("every Monday, Wednesday and Friday at 08:00, UTC", ScheduleWords.Rhythm(new DigestSchedule(Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, new LocalTime(8, 0), "Etc/UTC")));
    }
}
