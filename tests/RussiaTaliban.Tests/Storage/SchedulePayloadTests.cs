using NodaTime;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Tests.Storage;

public sealed class SchedulePayloadTests
{
    [Fact]
    public void Details_ComeBackAsTheyWere()
    {
        var details = new ScheduleDetails
        {
            Times = [new DayTime(Weekdays.Friday, new LocalTime(18, 0))],
            EveryWeeks = 2,
            Anchor = new LocalDate(2026, 11, 27),
            Nth = [1, -1],
            MonthDays = [15],
            Skipped = [new LocalDate(2026, 12, 24)],
            From = new LocalDate(2026, 12, 1),
            Until = new LocalDate(2027, 1, 31),
            OnlyNew = true,
            Subjects = ["China", "the gas pipeline"],
            Sentences = 0,
            EveryDays = 3,
            Watch = new WatchedQuestion("Who is next?", Instant.FromUtc(2026, 11, 26, 8, 0)) { Told = ["russia-taliban/1.2"], NotMeant = ["russia-taliban"] },
        };

        Assert.Equal(details, SchedulePayload.Read(SchedulePayload.Write(details)));
    }

    [Fact]
    public void ARowOfBefore_HasNone()
    {
        Assert.Same(ScheduleDetails.None, SchedulePayload.Read(null));
        Assert.Null(SchedulePayload.Write(ScheduleDetails.None));
    }
}
