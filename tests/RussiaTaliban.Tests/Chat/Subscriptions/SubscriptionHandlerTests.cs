using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Tests.Chat.Digests;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class SubscriptionHandlerTests
{
    private static readonly ConversationAddress Channel = new(RecordingOutbox.Name, "C1", "thread");
    private static readonly Person Ann = new("ann", TimeZone: "Asia/Dushanbe");
    private static readonly Person Bob = new("bob", TimeZone: "Europe/Berlin");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemorySubscriptionStore _store = new();
    private readonly InMemoryConversationMemory _memory;

    public SubscriptionHandlerTests() => _memory = new InMemoryConversationMemory(_time);

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
            var schedule = new DigestSchedule((Weekdays)(1 + (minute % 127)), new LocalTime(minute / 60 % 24, minute % 60), "Etc/UTC");
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
    public async Task MakeIt9_ChangesTheOnlyOne_AndKeepsTheRestOfIt()
    {
        await SayAsync(Ann, "every weekday at 8");

        var reply = await SayAsync(Ann, "make it 9");

        Assert.Equal(SubscriptionOutcome.Rescheduled, reply.Outcome);
        var changed = Assert.Single(reply.Subscriptions).Subscription;
        Assert.Equal(new DigestSchedule(Weekdays.WorkingDays, new LocalTime(9, 0), "Asia/Dushanbe"), changed.Schedule);
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 4, 0), changed.Next!.Value.At);
        Assert.Equal(SubscriptionOutcome.AlreadyThere, (await SayAsync(Ann, "make it 9")).Outcome);
        Assert.Equal(SubscriptionOutcome.NotYours, (await SayAsync(Bob, "make it 10")).Outcome);
    }

    [Fact]
    public async Task MakeIt9_OnADayThatHasHadItsDelivery_ComesTheDayAfter()
    {
        await SayAsync(Ann, "every day at 8");
        _time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));
        Assert.Single(await _store.ClaimAsync(RecordingOutbox.Name, Instant.FromDateTimeOffset(_time.GetUtcNow()), 10, TestContext.Current.CancellationToken));

        var changed = Assert.Single((await SayAsync(Ann, "make it 9")).Subscriptions).Subscription;

        Assert.Equal(new LocalDate(2026, 11, 25), changed.Next!.Value.Date);
    }

    [Fact]
    public async Task MakeIt9_WhilePaused_StaysPaused()
    {
        await SayAsync(Ann, "every day at 8");
        await SayAsync(Ann, "pause");

        var changed = Assert.Single((await SayAsync(Ann, "make it 9")).Subscriptions).Subscription;

        Assert.Equal((SubscriptionState.Paused, null), (changed.State, changed.Next));
    }

    [Fact]
    public async Task OneOfSeveral_IsMeantByItsTimeItsDayOrItsPlace()
    {
        await SayAsync(Ann, "every weekday at 8");
        await SayAsync(Ann, "every Monday at 9");
        await SayAsync(Ann, "every day at 10 Berlin time");

        var which = await SayAsync(Ann, "make it 11");
        Assert.Equal((SubscriptionOutcome.WhichOne, 3), (which.Outcome, which.Subscriptions.Count));
        Assert.Equal(new LocalTime(11, 0), Assert.Single((await SayAsync(Ann, "make the 8 o'clock one 11")).Subscriptions).Subscription.Schedule.Time);
        Assert.Equal(Weekdays.Monday, Assert.Single((await SayAsync(Ann, "pause the Monday one until Friday")).Subscriptions).Subscription.Schedule.Days);
        Assert.Equal("Europe/Berlin", Assert.Single((await SayAsync(Ann, "pause the Berlin one")).Subscriptions).Subscription.Schedule.Zone);
        Assert.Equal(SubscriptionOutcome.WhichOne, (await SayAsync(Ann, "stop the 6:15 one")).Outcome);
        Assert.Equal(SubscriptionOutcome.Stopped, (await SayAsync(Ann, "stop 1")).Outcome);
        Assert.Equal(2, (await SayAsync(Ann, "my subscriptions")).Subscriptions.Count);
    }

    [Fact]
    public async Task Stop_InAChannel_TellsWhatOthersKeep()
    {
        await SayAsync(Ann, "every weekday at 8");
        await SayAsync(Bob, "every weekday at 9");

        var reply = await SayAsync(Bob, "stop");

        Assert.Equal((SubscriptionOutcome.Stopped, 1, 1), (reply.Outcome, reply.Subscriptions.Count, reply.NotTheirs));
    }

    [Fact]
    public async Task Pause_UntilADayThatNoCalendarHas_ChangesNothing()
    {
        await SayAsync(Ann, "every weekday at 8");

        var reply = await SayAsync(Ann, "pause until 31 February");

        Assert.Equal((SubscriptionOutcome.DateImpossible, "31 February"), (reply.Outcome, reply.FaultyWords));
        Assert.Equal(SubscriptionState.Active, Assert.Single((await SayAsync(Ann, "my subscriptions")).Subscriptions).Subscription.State);
    }

    [Fact]
    public async Task AZone_AfterItWasAskedFor_CompletesTheWish()
    {
        using var searcher = new LiveSearcher(Repository.Corpus);
        await searcher.ReloadAsync(TestContext.Current.CancellationToken);
        var nobody = new Person("x");
        Assert.Equal(SubscriptionOutcome.ZoneNeeded, (await SayAsync(nobody, "every weekday at 8:15")).Outcome);

        var reply = Assert.IsType<SubscriptionReply>(await AnswerAsync("Dushanbe"));

        Assert.Equal(SubscriptionOutcome.Created, reply.Outcome);
        Assert.Equal(new DigestSchedule(Weekdays.WorkingDays, new LocalTime(8, 15), "Asia/Dushanbe"), Assert.Single(reply.Subscriptions).Subscription.Schedule);
        Assert.IsNotType<SubscriptionReply>(await AnswerAsync("Kabul"));

        async Task<Reply> AnswerAsync(string text)
        {
            var memory = new TurnMemory(_memory, Channel);
            var turn = new Turn(Channel, nobody, text) { Kind = ConversationKind.Channel };
            var zone = Assert.IsType<ZoneIntent>(new ZoneRule().Read(text, turn));
            var answer = await Handler().AnswerZoneAsync(zone, turn, memory, searcher.Current, TestContext.Current.CancellationToken);
            await memory.CommitAsync(TestContext.Current.CancellationToken);
            return answer;
        }
    }

    [Fact]
    public async Task AStoreThatIsAway_IsSaidAndNothingElse()
    {
        var handler = new SubscriptionHandler(TestSearcher.Shipped, new BrokenStore(), new BrokenStore(), [new RecordingOutbox()], [], _time, NullLogger<SubscriptionHandler>.Instance);

        var reply = await handler.HandleAsync(new StopIntent(), new Turn(Channel, Ann, ""), new TurnMemory(_memory, Channel), TestContext.Current.CancellationToken);

        Assert.Equal(SubscriptionOutcome.Unavailable, Assert.IsType<SubscriptionReply>(reply).Outcome);
    }

    private async Task<SubscriptionReply> SayAsync(Person speaker, string text, Intent? chosen = null, ConversationAddress? where = null)
    {
        var turn = new Turn(where ?? Channel, speaker, text) { Kind = ConversationKind.Channel };
        var intent = chosen ?? new SubscriptionRule().Read(text, turn);
        Assert.NotNull(intent);
        var memory = new TurnMemory(_memory, turn.Conversation);
        var reply = await Handler().HandleAsync(intent, turn, memory, TestContext.Current.CancellationToken);
        await memory.CommitAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<SubscriptionReply>(reply);
    }

    private SubscriptionHandler Handler() =>
        new(TestSearcher.Shipped, _store, _store, [new RecordingOutbox()], [], _time, NullLogger<SubscriptionHandler>.Instance);
}
