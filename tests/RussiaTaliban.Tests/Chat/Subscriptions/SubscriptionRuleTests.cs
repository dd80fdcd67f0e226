using NodaTime;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class SubscriptionRuleTests
{
    private static readonly Turn AnyTurn = new(new ConversationAddress("test", "1"), new Person("p"), "");

    [Theory]
    [InlineData("send me this every weekday at 8", Weekdays.WorkingDays, "08:00", null)]
    [InlineData("every morning at 7:30 Dushanbe time", Weekdays.EveryDay, "07:30", "Asia/Dushanbe")]
    [InlineData("Send us the daily summary every day at 18:00 in Tokyo", Weekdays.EveryDay, "18:00", "Asia/Tokyo")]
    [InlineData("please send it to me every Monday and Thursday at half past nine", Weekdays.Monday | Weekdays.Thursday, "09:30", null)]
    [InlineData("daily at 6pm New York time", Weekdays.EveryDay, "18:00", "America/New_York")]
    [InlineData("post the digest here Monday to Friday at 8.15 Europe/Berlin every week", Weekdays.WorkingDays, "08:15", "Europe/Berlin")]
    [InlineData("subscribe on weekends at noon UTC", Weekdays.Weekend, "12:00", "Etc/UTC")]
    [InlineData("every evening at 8", Weekdays.EveryDay, "20:00", null)]
    [InlineData("every weekday at 8 UTC+5", Weekdays.WorkingDays, "08:00", "UTC+05")]
    [InlineData("send me the summary every weekday at 08:00 GMT+5:30", Weekdays.WorkingDays, "08:00", "UTC+05:30")]
    [InlineData("weekdays at 8am Beijing time", Weekdays.WorkingDays, "08:00", "Asia/Shanghai")]
    [InlineData("every morning at seven", Weekdays.EveryDay, "07:00", null)]
    [InlineData("Send me this every weekday at 8 my time.", Weekdays.WorkingDays, "08:00", null)]
    [InlineData("every weekday at 8 São Paulo time", Weekdays.WorkingDays, "08:00", "America/Sao_Paulo")]
    [InlineData("every weekday at 8 Tajikistan time", Weekdays.WorkingDays, "08:00", "Asia/Dushanbe")]
    [InlineData("every weekday at 8 CET", Weekdays.WorkingDays, "08:00", "Europe/Berlin")]
    [InlineData("send me this at 8", Weekdays.EveryDay, "08:00", null)]
    [InlineData("weekly on Fridays at 4pm Kabul time", Weekdays.Friday, "16:00", "Asia/Kabul")]
    [InlineData("remind me every day at 8", Weekdays.EveryDay, "08:00", null)]
    public void Words_ThatAskForDelivery_AreRead(string text, Weekdays days, string time, string? zone)
    {
        var request = Assert.IsType<SubscribeIntent>(Read(text)).Request;

        Assert.Equal((ScheduleFault.None, null), (request.Fault, request.FaultyWords));
        Assert.Equal((days, time, zone), (request.Days, request.Time.ToString("HH:mm", null), request.Zone));
    }

    [Theory]
    [InlineData("send me this every 5 seconds", ScheduleFault.TooOften, "every 5 seconds")]
    [InlineData("every minute", ScheduleFault.TooOften, "every minute")]
    [InlineData("send it twice a day", ScheduleFault.TooOften, "twice a day")]
    [InlineData("subscribe me", ScheduleFault.DaysNeeded, null)]
    [InlineData("send me the digest every morning", ScheduleFault.TimeNeeded, null)]
    [InlineData("send me the digest every month at 8", ScheduleFault.DaysNeeded, "every month")]
    [InlineData("send me this at 25:00", ScheduleFault.TimeImpossible, "at 25:00")]
    [InlineData("every weekday at 8 or 9", ScheduleFault.TimeVague, "8 or 9")]
    [InlineData("every weekday at 25:00", ScheduleFault.TimeImpossible, "at 25:00")]
    [InlineData("every weekday at 8:75", ScheduleFault.TimeImpossible, "at 8:75")]
    [InlineData("every weekday at 13 pm", ScheduleFault.TimeImpossible, "at 13 pm")]
    [InlineData("every weekday at 8 Atlantis time", ScheduleFault.ZoneUnknown, "Atlantis")]
    [InlineData("every weekday at 8 Mars/Olympus", ScheduleFault.ZoneUnknown, "Mars/Olympus")]
    public void Words_ThatCannotBeMet_SayWhichAreAtFault(string text, ScheduleFault fault, string? words)
    {
        var request = Assert.IsType<SubscribeIntent>(Read(text)).Request;

        Assert.Equal((fault, words), (request.Fault, request.FaultyWords));
    }

    [Theory]
    [InlineData("Why did Russia recognize the Taliban?")]
    [InlineData("What does every country in the region want?")]
    [InlineData("every country that recognized the Taliban")]
    [InlineData("Did Russia stop the talks?")]
    [InlineData("stop the drug trade")]
    [InlineData("make it shorter")]
    [InlineData("change the subject")]
    [InlineData("put it another way")]
    [InlineData("at 60 he was president")]
    [InlineData("Send troops to Kabul")]
    [InlineData("How did Moscow resume relations?")]
    [InlineData("what happened on Monday at the embassy")]
    [InlineData("show me the daily life under the Taliban")]
    public void Questions_AreNoSubscriptions(string text) => Assert.Null(Read(text));

    [Fact]
    public void PauseStopResumeAndList_AreRead()
    {
        Assert.Equal(new PauseIntent(null, new PauseEnd(Day: IsoDayOfWeek.Monday)), Read("pause until Monday"));
        Assert.Equal(new PauseIntent(), Read("Pause"));
        Assert.Equal(new PauseIntent(null, new PauseEnd(Days: 14)), Read("pause it for two weeks"));
        Assert.Equal(new PauseIntent(null, new PauseEnd(Date: new AnnualDate(12, 24))), Read("pause until 24 December"));
        Assert.Equal(new PauseIntent(null, new PauseEnd(Days: 1)), Read("snooze until tomorrow"));
        Assert.IsType<StopIntent>(Read("stop"));
        Assert.IsType<StopIntent>(Read("Unsubscribe!"));
        Assert.IsType<StopIntent>(Read("stop sending me this"));
        Assert.IsType<StopIntent>(Read("don't send me this anymore"));
        Assert.IsType<StopIntent>(Read("turn off the daily summary"));
        Assert.IsType<ResumeIntent>(Read("resume the digest"));
        Assert.IsType<SubscriptionsIntent>(Read("what am I subscribed to?"));
        Assert.IsType<SubscriptionsIntent>(Read("my subscriptions"));
    }

    [Theory]
    [InlineData("make it 9", null, "09:00", null)]
    [InlineData("change it to 9:30 Kabul time", null, "09:30", "Asia/Kabul")]
    [InlineData("can you send it at 10 instead?", null, "10:00", null)]
    [InlineData("move the summary to Mondays", Weekdays.Monday, null, null)]
    [InlineData("change the time zone to Berlin time", null, null, "Europe/Berlin")]
    [InlineData("at half past nine instead", null, "09:30", null)]
    [InlineData("at 9 Dushanbe time", null, "09:00", "Asia/Dushanbe")]
    public void Words_ThatChangeASchedule_SayOnlyWhatIsToBeOtherwise(string text, Weekdays? days, string? time, string? zone)
    {
        var change = Assert.IsType<ChangeScheduleIntent>(Read(text)).Change;

        Assert.Equal((ScheduleFault.None, days, time, zone), (change.Fault, change.Days, change.Time?.ToString("HH:mm", null), change.Zone));
    }

    [Theory]
    [InlineData("pause until 31 February", "31 February")]
    [InlineData("pause for 0 days", "0 days")]
    [InlineData("pause until yesterday", "yesterday")]
    [InlineData("snooze it for 3 hours", "3 hours")]
    public void Pauses_ThatEndOnNoDayToCome_SayWhichWordsAreAtFault(string text, string words) =>
        Assert.Equal(words, Assert.IsType<PauseIntent>(Read(text)).FaultyWords);

    [Theory]
    [InlineData("tell me when there is something new on who might recognize the Taliban", "who might recognize the Taliban")]
    [InlineData("Let me know when there's any news about the gas pipeline.", "the gas pipeline")]
    [InlineData("notify me as soon as there is an update on sanctions", "sanctions")]
    [InlineData("watch: will China open an embassy?", "will China open an embassy?")]
    [InlineData("keep an eye on the question who funds the railway", "who funds the railway")]
    [InlineData("alert me when China recognizes the Taliban", "China recognizes the Taliban")]
    public void Words_ThatAskToWatchAQuestion_HoldIt(string text, string question) => Assert.Equal(new WatchIntent(question), Read(text));

    [Theory]
    [InlineData("tell me when China recognized the Taliban")]
    [InlineData("watch out")]
    [InlineData("tell me more about the embassy")]
    public void Words_ThatOnlyAsk_WatchNothing(string text) => Assert.IsNotType<WatchIntent>(Read(text));

    [Fact]
    public void PauseEnd_IsNeverToday()
    {
        var monday = new LocalDate(2026, 11, 23);

        Assert.Equal(new LocalDate(2026, 11, 30), new PauseEnd(Day: IsoDayOfWeek.Monday).From(monday));
        Assert.Equal(new LocalDate(2027, 11, 23), new PauseEnd(Date: new AnnualDate(11, 23)).From(monday));
        Assert.Equal(new LocalDate(2026, 12, 24), new PauseEnd(Date: new AnnualDate(12, 24)).From(monday));
    }

    private static Intent? Read(string text) => new SubscriptionRule().Read(text, AnyTurn);
}
