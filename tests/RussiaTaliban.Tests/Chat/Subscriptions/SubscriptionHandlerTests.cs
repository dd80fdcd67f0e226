using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Chat;
using RussiaTaliban.Tests.Chat.Deliveries;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class SubscriptionHandlerTests
{
    private static readonly ConversationAddress Channel = new(RecordingOutbox.Name, "C1", "thread");
    private static readonly Person Ann = new("ann", TimeZone: "Asia/Dushanbe");
    private static readonly Person Bob = new("bob", TimeZone: "Europe/Berlin");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly InProcessSubscriptions _store = new();

    [Fact]
    public async Task Subscribe_WithoutAZone_UsesThePersonsOwnAndTellsTheNextDelivery()
    {
        var reply = await SayAsync(Ann, "every weekday at 8");

        Assert.Equal(SubscriptionOutcome.Created, reply.Outcome);
        var made = Assert.Single(reply.Subscriptions).Subscription;
        Assert.Equal("Asia/Dushanbe", made.Schedule.Zone);
        Assert.Null(made.Conversation.Thread);
        Assert.Equal(new Occurrence(new LocalDate(2026, 11, 24), Instant.FromUtc(2026, 11, 24, 3, 0)), made.Next);
    }

    [Fact]
    public async Task Subscribe_WhereNoZoneIsKnown_AsksForIt() =>
        Assert.Equal(SubscriptionOutcome.ZoneNeeded, (await SayAsync(new Person("x"), "every weekday at 8")).Outcome);

    [Fact]
    public async Task Subscribe_Twice_KeepsOne()
    {
        await SayAsync(Ann, "every weekday at 8");

        Assert.Equal(SubscriptionOutcome.AlreadyThere, (await SayAsync(Ann, "send me this every weekday at 8")).Outcome);
        Assert.Single((await SayAsync(Ann, "my subscriptions")).Subscriptions);
    }

    [Fact]
    public async Task Subscribe_TenThousandTimes_StopsAtTheLimit()
    {
        var outcomes = new List<SubscriptionOutcome>();
        for (var minute = 0; minute < 10_000; minute++)
        {
            var schedule = new DeliverySchedule((Weekdays)(1 + (minute % 127)), new LocalTime(minute / 60 % 24, minute % 60), "Etc/UTC");
            var wish = new SubscribeIntent(new ScheduleRequest(schedule.Days, schedule.Time, schedule.Zone));
            outcomes.Add((await SayAsync(Ann, "", wish, new ConversationAddress(RecordingOutbox.Name, $"C{minute % 100}"))).Outcome);
        }

        Assert.Equal(SubscriptionLimits.PerPerson, outcomes.Count(outcome => outcome == SubscriptionOutcome.Created));
        Assert.Equal(SubscriptionOutcome.TooMany, outcomes[^1]);
    }

    [Fact]
    public async Task InAChannel_OnlyWhoMadeItOrAnOwner_MayChangeIt()
    {
        await SayAsync(Ann, "every weekday at 8");

        Assert.Equal(SubscriptionOutcome.NotYours, (await SayAsync(Bob, "stop")).Outcome);
        Assert.Equal(SubscriptionOutcome.Paused, (await SayAsync(Bob with { IsOwner = true }, "pause")).Outcome);
        Assert.Equal(SubscriptionOutcome.Stopped, (await SayAsync(Ann, "stop")).Outcome);
        Assert.Equal(SubscriptionOutcome.NothingHere, (await SayAsync(Ann, "resume")).Outcome);
    }

    [Fact]
    public async Task PauseUntilMonday_MovesTheNextDeliveryToThatMonday()
    {
        await SayAsync(Ann, "every weekday at 8");

        var paused = Assert.Single((await SayAsync(Ann, "pause until Monday")).Subscriptions).Subscription;
        var resumed = Assert.Single((await SayAsync(Ann, "resume")).Subscriptions).Subscription;

        Assert.Equal((new LocalDate(2026, 11, 30), new LocalDate(2026, 11, 30)), (paused.Next!.Value.Date, paused.PausedUntil!.Value));
        Assert.Equal(new LocalDate(2026, 11, 24), resumed.Next!.Value.Date);
    }

    [Fact]
    public async Task AStoreThatIsAway_IsSaidAndNothingElse()
    {
        var handler = new SubscriptionHandler(new BrokenStore(), new BrokenStore(), [new RecordingOutbox()], _time, NullLogger<SubscriptionHandler>.Instance);

        var reply = await handler.HandleAsync(new StopIntent(), new Turn(Channel, Ann, ""), TestContext.Current.CancellationToken);

        Assert.Equal(SubscriptionOutcome.Unavailable, Assert.IsType<SubscriptionReply>(reply).Outcome);
    }

    private async Task<SubscriptionReply> SayAsync(Person speaker, string text, Intent? chosen = null, ConversationAddress? where = null)
    {
        var turn = new Turn(where ?? Channel, speaker, text) { Kind = ConversationKind.Channel };
        var intent = chosen ?? new SubscriptionRule().Read(text, turn);
        Assert.NotNull(intent);
        var handler = new SubscriptionHandler(_store, _store, [new RecordingOutbox()], _time, NullLogger<SubscriptionHandler>.Instance);
        return Assert.IsType<SubscriptionReply>(await handler.HandleAsync(intent, turn, TestContext.Current.CancellationToken));
    }
}
