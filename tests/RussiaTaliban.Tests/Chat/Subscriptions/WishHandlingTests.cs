using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Tests.Chat.Digests;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

/// <summary>Wishes in words, up to the reply: it says the whole schedule as it is now.</summary>
public sealed class WishHandlingTests
{
    private static readonly ConversationAddress Here = new(RecordingOutbox.Name, "D1");
    private static readonly Person Ann = new("ann", TimeZone: "Europe/London");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
    private readonly InMemorySubscriptionStore _store = new();

    [Theory]
    [InlineData("6pm on fridays", "Changed: the summary comes here every Monday, Tuesday, Wednesday and Thursday at 08:00 and every Friday at 18:00, London time. Next: Friday 27 November 2026 at 18:00, London time (UTC).")]
    [InlineData("make it saturday as well", "Changed: the summary comes here every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 08:00, London time. Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
    [InlineData("skip tomorrow", "Changed: the summary comes here every weekday at 08:00, London time, except on 27 November 2026. Next: Monday 30 November 2026 at 08:00, London time (UTC).")]
    [InlineData("when is the next one?", "The summary that comes every weekday at 08:00, London time: Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
    [InlineData("did you send it today?", "The summary that comes every weekday at 08:00, London time: none was due today. Next: Friday 27 November 2026 at 08:00, London time (UTC).")]
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

    private async Task<SubscriptionReply> SayAsync(string said)
    {
        var turn = new Turn(Here, Ann, said);
        var handler = new SubscriptionHandler(TestSearcher.Shipped, _store, _store, [new RecordingOutbox()], [], _time, NullLogger<SubscriptionHandler>.Instance);
        var intent = new SubscriptionRule().Read(said, turn);
        Assert.NotNull(intent);
        return Assert.IsType<SubscriptionReply>(await handler.HandleAsync(intent, turn, new TurnMemory(new InMemoryConversationMemory(_time), Here), TestContext.Current.CancellationToken));
    }
}
