using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Tests.Chat.Digests;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

/// <summary>Wishes in words, up to the reply: it says the whole schedule as it is now.</summary>
public sealed class WishHandlingTests
{
    private static readonly ConversationAddress Here = new(RecordingOutbox.Name, "D1");
    private static readonly ShareTarget.Open Desk = new(new ConversationAddress(RecordingOutbox.Name, "C9"), "desk");
    private static readonly Person Ann = new("ann", TimeZone: "Europe/London");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
    private readonly InMemorySubscriptionStore _store = new();
    private readonly InMemoryConversationMemory _memory;

    public WishHandlingTests() => _memory = new InMemoryConversationMemory(_time);

    [Theory]
    [InlineData("6pm on fridays", "Changed: the summary will be delivered here every Monday, Tuesday, Wednesday and Thursday at 08:00 and every Friday at 18:00, London time. Next: Friday 27 November 2026 at 18:00, London time (UTC).")]
    [InlineData("make it saturday as well", "Changed: the summary will be delivered here every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 08:00, London time. Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
    [InlineData("skip tomorrow", "Changed: the summary will be delivered here every weekday at 08:00, London time, except on 27 November 2026. Next: Monday 30 November 2026 at 08:00, London time (UTC).")]
    [InlineData("when is the next one?", "The summary is sent every weekday at 08:00, London time. Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
    [InlineData("did you send it today?", "The summary is sent every weekday at 08:00, London time. None was due today. Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
    public async Task AWish_AfterASubscription_IsAnsweredWithAllOfIt(string said, string answer)
    {
        await SayAsync("every weekday at 8");

        Assert.Equal(answer, SubscriptionWords.Text(await SayAsync(said)));
    }

    [Fact]
    public async Task TwoTimesADay_AreTwoSubscriptions_AndOneOfThemCanBeStopped()
    {
        Assert.Equal(2, (await SayAsync("every weekday at 8 and 18:00")).Subscriptions.Count);
        Assert.Single((await SayAsync("remove the evening one")).Subscriptions);
        Assert.Single((await SayAsync("what am I subscribed to")).Subscriptions);
    }

    [Fact]
    public async Task AnAbsenceToCome_LeavesOutItsDays()
    {
        await SayAsync("every weekday at 8");

        var live = Assert.Single((await SayAsync("pause from 30 November until 4 December")).Subscriptions).Subscription;

        Assert.Equal(4, live.Schedule.Details.Skipped.Count);
        Assert.Equal(new NodaTime.LocalDate(2026, 11, 27), live.Next!.Value.Date);
    }

    [Theory]
    [InlineData("every day at 8, not on public holidays")]
    [InlineData("every day at 5")]
    [InlineData("every weekday at 8 in #nowhere")]
    [InlineData("subscribe me")]
    [InlineData("every day at 8 until monday 1 december")]
    public async Task WhatIsOpen_IsAskedBack_AndNothingIsKept(string said)
    {
        Assert.Equal(SubscriptionOutcome.AskedBack, (await SayAsync(said)).Outcome);
        Assert.Empty(await _store.ListAsync(Here, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AWish_WithoutItsTime_WaitsForIt()
    {
        Assert.Equal((SubscriptionOutcome.AskedBack, ScheduleFault.TimeNeeded), await SayAsync("every weekday please") is var asked ? (asked.Outcome, asked.Fault) : default);

        var made = await SayAsync("at 8:30");

        Assert.Equal("Done: the summary will be delivered here every weekday at 08:30, London time. Next: Friday 27 November 2026 at 08:30, London time (UTC).", SubscriptionWords.Text(made));
    }

    [Fact]
    public async Task AWish_ThatIsWhole_DoesNotCompleteOneThatWaits()
    {
        await SayAsync("every weekday please");

        var made = Assert.Single((await SayAsync("every Monday at 9")).Subscriptions).Subscription;

        Assert.Equal(Weekdays.Monday, made.Schedule.Days);
    }

    [Fact]
    public async Task AWish_ForAnotherChannel_IsDeliveredThere_WhereBothAreMembers()
    {
        var reply = await SayAsync("post it in #desk every weekday at 8, about China and Iran");

        Assert.Equal(
            "Done: the summary will be delivered to desk every weekday at 08:00, London time, about “China” or “Iran”. Next: Friday 27 November 2026 at 08:00, London time (UTC). To change or stop it, say so there. There are no articles about “China” or “Iran” yet.",
            SubscriptionWords.Text(reply));
        Assert.Empty(await _store.ListAsync(Here, TestContext.Current.CancellationToken));
        Assert.Single(await _store.ListAsync(Desk.Conversation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ASummary_CanMoveToAnotherChannel()
    {
        await SayAsync("every weekday at 8");

        Assert.Equal(SubscriptionOutcome.Rescheduled, (await SayAsync("move it to #desk")).Outcome);
        Assert.Empty(await _store.ListAsync(Here, TestContext.Current.CancellationToken));
        Assert.Single(await _store.ListAsync(Desk.Conversation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SubjectLengthAndCondition_AreKept_AndCanBeChanged()
    {
        await SayAsync("every weekday at 8, headlines only");
        await SayAsync("only about China from now on");
        await SayAsync("only if there is something new");

        var details = Assert.Single((await SayAsync("my subscriptions")).Subscriptions).Subscription.Schedule.Details;

        Assert.Equal((true, 0, "China"), (details.OnlyNew, details.Sentences, Assert.Single(details.Subjects)));
    }

    [Fact]
    public async Task AQuestion_CanBeWatched_ListedAndLeft()
    {
        await SayAsync("every weekday at 8");
        var watch = await SayAsync("tell me when there is something new on who might recognize the Taliban");

        Assert.Equal(
            "Done: a passage will be delivered here when a new or changed article answers “who might recognize the Taliban” (checked every day at 08:00, London time). Next: Friday 27 November 2026 at 08:00, London time (UTC).",
            SubscriptionWords.Text(watch));
        Assert.Equal(2, (await SayAsync("my subscriptions")).Subscriptions.Count);
        Assert.Equal(SubscriptionOutcome.NothingHere, (await SayAsync("not this")).Outcome);
        Assert.NotNull(Assert.Single((await SayAsync("stop watching")).Subscriptions).Subscription.Schedule.Details.Watch);
        Assert.Null(Assert.Single((await SayAsync("my subscriptions")).Subscriptions).Subscription.Schedule.Details.Watch);
    }

    [Fact]
    public async Task OnlyATime_WhereOneComesAlready_ChangesIt()
    {
        await SayAsync("every weekday at 8");

        Assert.Equal(new NodaTime.LocalTime(9, 30), Assert.Single((await SayAsync("send me the summary at 9:30")).Subscriptions).Subscription.Schedule.Time);
        Assert.Single((await SayAsync("my subscriptions")).Subscriptions);
    }

    private async Task<SubscriptionReply> SayAsync(string said)
    {
        var turn = new Turn(Here, Ann, said);
        var handler = new SubscriptionHandler(TestSearcher.Shipped, _store, _store, [new RecordingOutbox()], [new OneDesk()], _time, NullLogger<SubscriptionHandler>.Instance);
        var intent = new SubscriptionRule().Read(said, turn);
        Assert.NotNull(intent);
        var memory = new TurnMemory(_memory, Here);
        var reply = Assert.IsType<SubscriptionReply>(await handler.HandleAsync(intent, turn, memory, TestContext.Current.CancellationToken));
        await memory.CommitAsync(TestContext.Current.CancellationToken);
        return reply;
    }

    /// <summary>A platform where everybody is a member of one channel.</summary>
    private sealed class OneDesk : IConversationDirectory
    {
        public string Channel => RecordingOutbox.Name;

        public Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string target, CancellationToken cancellationToken) =>
            Task.FromResult<ShareTarget>(target == "#desk" ? Desk : new ShareTarget.Closed([]));

        public Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken) => Task.FromResult(new SharePlaces([], IsWhole: true));
    }
}
