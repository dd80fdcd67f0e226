using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Intents.Wishes;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.Tests.Briefing.Search;
using RussiaTaliban.Tests.Chat.Digests;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

/// <summary>Wishes in words that no grammar knows, with the encoder that ships: what they come to is offered, and nothing is done without a yes.</summary>
public sealed class SensedWishTests
{
    private static readonly Person Ann = new("ann", TimeZone: "Europe/London");

    [Fact]
    public async Task AnOffer_IsShownWhole_AndDoneUponAYes()
    {
        await using var conversation = await BeginAsync();

        var offer = await SayAsync(conversation, "Our desk meets at ten, so it would be lovely to find something waiting for us on Mondays and Thursdays, 9.30 say");

        Assert.True(offer.IsOffer);
        Assert.Contains("every Monday and Thursday at 09:30, London time", SubscriptionWords.Text(offer), StringComparison.Ordinal);
        Assert.Contains("Nothing has been done yet", SubscriptionWords.Text(offer), StringComparison.Ordinal);
        Assert.Empty(DigestButtons.Under(offer, delivers: true));
        Assert.Empty((await SayAsync(conversation, "what am I subscribed to", keeps: false)).Subscriptions);

        var done = await SayAsync(conversation, "yes");

        Assert.Equal((SubscriptionOutcome.Created, false), (done.Outcome, done.IsOffer));
        Assert.Single((await SayAsync(conversation, "what am I subscribed to")).Subscriptions);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("why did Russia recognize the Taliban?")]
    public async Task AnOffer_IsGone_AfterANoOrAnythingElse(string said)
    {
        await using var conversation = await BeginAsync();
        Assert.True((await SayAsync(conversation, "it would be lovely to find something waiting for us on Mondays and Thursdays, 9.30 say")).IsOffer);

        await SendAsync(conversation, said, Ann);
        await SendAsync(conversation, "yes", Ann);

        Assert.Empty((await SayAsync(conversation, "what am I subscribed to")).Subscriptions);
    }

    [Fact]
    public async Task AnOffer_OfSomebodyWhoseZoneIsNotKnown_ComesWithTheZone()
    {
        await using var conversation = await BeginAsync();
        var nobody = new Person("kim");

        var asked = Assert.IsType<SubscriptionReply>(await SendAsync(conversation, "it would be lovely to find something waiting for us on Mondays and Thursdays, 9.30 say", nobody));
        var offer = Assert.IsType<SubscriptionReply>(await SendAsync(conversation, "Berlin", nobody));
        var done = Assert.IsType<SubscriptionReply>(await SendAsync(conversation, "yes", nobody));

        Assert.Equal(SubscriptionOutcome.ZoneNeeded, asked.Outcome);
        Assert.Equal((true, false, SubscriptionOutcome.Created), (offer.IsOffer, done.IsOffer, done.Outcome));
        Assert.Contains("every Monday and Thursday at 09:30, Berlin time", SubscriptionWords.Text(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOffer_IsTakenByWhomItWasMadeTo()
    {
        await using var conversation = await BeginAsync();
        Assert.True((await SayAsync(conversation, "it would be lovely to find something waiting for us on Mondays and Thursdays, 9.30 say")).IsOffer);

        await SendAsync(conversation, "yes", new Person("bob", TimeZone: "Europe/London"));
        await SendAsync(conversation, "yes", Ann);

        Assert.Empty((await SayAsync(conversation, "what am I subscribed to")).Subscriptions);
    }

    [Theory]
    [InlineData("I've had quite enough of these, kindly do not post them here any longer", SubscriptionOutcome.Stopped)]
    [InlineData("remind me which days you write to me on", SubscriptionOutcome.Listed)]
    [InlineData("I waited all morning and nothing from you turned up, why is that?", SubscriptionOutcome.Listed)]
    public async Task WhatCanDoNoHarm_IsDone_AndAnEndIsOffered(string said, SubscriptionOutcome outcome)
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        var reply = await SayAsync(conversation, said);

        Assert.Equal((outcome, outcome == SubscriptionOutcome.Stopped), (reply.Outcome, reply.IsOffer));
    }

    [Fact]
    public async Task OneOfSeveral_IsTheOneThatTheWordsName()
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");
        await SayAsync(conversation, "every Thursday at 17:00 about housing");

        var offer = await SayAsync(conversation, "let's put the housing on ice for the time being");

        Assert.Equal(["housing"], Assert.Single(offer.Subscriptions).Subscription.Schedule.Details.Subjects);
        Assert.Equal((SubscriptionOutcome.Paused, true), (offer.Outcome, offer.IsOffer));
    }

    [Fact]
    public async Task ATrial_WritesNothing()
    {
        var store = new InMemorySubscriptionStore();
        var at = new ConversationAddress(RecordingOutbox.Name, "D1");
        var trial = new TrialStore(store);
        var one = Subscription.Create(at, ConversationKind.Personal, "ann", new DigestSchedule(Weekdays.EveryDay, new NodaTime.LocalTime(8, 0), "Europe/London"), NodaTime.Instant.FromUtc(2026, 11, 27, 10, 0));
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(AddOutcome.Added, await trial.AddAsync(one, token));
        Assert.Equal(AddOutcome.AlreadyThere, await trial.AddAsync(one with { Id = "other" }, token));
        Assert.Single(await trial.ListAsync(at, token));
        Assert.Empty(await store.ListAsync(at, token));

        Assert.Equal(AddOutcome.Added, await store.AddAsync(one, token));
        Assert.Equal(SubscriptionState.Stopped, (await new TrialStore(store).ChangeAsync(one.Id, live => live.End(SubscriptionState.Stopped), token))!.State);
        Assert.Single(await store.ListAsync(at, token));
    }

    /// <summary>Questions about texts, among them some that sound like wishes, of sets that taught nothing: at most one in fifty may be a wish, and one in two hundred surely is.</summary>
    [Theory]
    [InlineData("Quality/Exam/questions.jsonl")]
    [InlineData("Quality/quotes/ordinary.jsonl")]
    public void OrdinaryQuestions_AreNoWishes(string file)
    {
        var listener = ShippedCorpus.Options.Listener!;
        var said = File.ReadLines(Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", file)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("q").GetString()!).ToList();

        var heard = said.ConvertAll(text => listener.Hear(text) is var message ? (Text: text, Wish: 1 - message.ShareOf("none") - message.ShareOf("check")) : default);
        var (likely, sure) = (heard.FindAll(one => one.Wish >= listener.Thresholds.Likely), heard.FindAll(one => one.Wish >= listener.Thresholds.Sure));

        Assert.True(likely.Count <= said.Count / 50, string.Join('\n', likely));
        Assert.True(sure.Count <= said.Count / 200, string.Join('\n', sure));
        Assert.InRange(said.Count, 200, int.MaxValue);
    }

    /// <summary>What goes and what comes, in one message: neither is lost, whichever of the two the grammar knows.</summary>
    [Theory]
    [InlineData("drop mondays, add saturdays", "every Tuesday, Wednesday, Thursday, Friday and Saturday at 08:00")]
    [InlineData("make it an hour later on fridays", "every Monday, Tuesday, Wednesday and Thursday at 08:00 and every Friday at 09:00")]
    [InlineData("Bit early for me. Quarter past nine?", "every weekday at 09:15")]
    [InlineData("could you leave sport out of it from now on", "without “sport”")]
    public async Task AChange_OfSeveralParts_IsShownWithAllOfThem(string said, string shown)
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        Assert.Contains(shown, SubscriptionWords.Text(await SayAsync(conversation, said)), StringComparison.Ordinal);
    }

    /// <summary>A change that holds for some days, or from some day on, leaves the days before and after as they were.</summary>
    [Fact]
    public async Task AChange_FromALaterDay_LeavesTheDaysBefore()
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        var told = SubscriptionWords.Text(await SayAsync(conversation, "as of the 14th of December I would like it at 7 instead"));
        var list = await SayAsync(conversation, "what am I subscribed to");

        Assert.Contains("every weekday at 08:00, London time, until 13 December 2026", told, StringComparison.Ordinal);
        Assert.Contains("every weekday at 07:00, London time, from 14 December 2026", told, StringComparison.Ordinal);
        Assert.Equal(2, list.Subscriptions.Count);
    }

    [Fact]
    public async Task AFurtherTime_StandsBesideTheOneThatIsThere()
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        await SayAsync(conversation, "a second helping at 5 pm wouldn't hurt");
        await SendAsync(conversation, "yes", Ann);
        var list = SubscriptionWords.Text(await SayAsync(conversation, "what am I subscribed to"));

        Assert.Contains("Every weekday at 08:00", list, StringComparison.Ordinal);
        Assert.Contains("Every weekday at 17:00", list, StringComparison.Ordinal);
    }

    /// <summary>What is left out because something else comes then stays left out when all is resumed.</summary>
    [Fact]
    public async Task AChange_ForSomeDays_IsNotDoubledByAResume()
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        await SendAsync(conversation, "from 7 to 11 December make it 6:30", Ann);
        await SendAsync(conversation, "yes", Ann);
        var before = (await SayAsync(conversation, "what am I subscribed to")).Subscriptions.Select(view => view.Subscription.Schedule).ToList();
        await SendAsync(conversation, "resume", Ann);
        var after = (await SayAsync(conversation, "what am I subscribed to")).Subscriptions.Select(view => view.Subscription.Schedule).ToList();

        Assert.Equal(2, before.Count);
        Assert.Equal(5, before.Max(schedule => schedule.Details.Skipped.Count));
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("Sign me up, and sign #desk up too")]
    [InlineData("a summary in 99999999999 minutes please")]
    [InlineData("one in 40000000 hours, just one")]
    [InlineData("make it monthly")]
    public async Task AWish_ThatCannotBe_IsAskedBack_AndNothingIsDone(string said)
    {
        await using var conversation = await BeginAsync();
        await SayAsync(conversation, "every weekday at 8");

        Assert.IsNotType<FailedReply>(await SendAsync(conversation, said, Ann));
        await SendAsync(conversation, "what am I subscribed to", Ann);

        Assert.Equal("every weekday at 08:00, London time", ScheduleWords.Rhythm(Assert.Single((await SayAsync(conversation, "what am I subscribed to")).Subscriptions).Subscription.Schedule));
    }

    [Fact]
    public void WithoutAListener_TheGrammarAloneReads()
    {
        var searcher = ShippedCorpus.Searcher.With(new NeuralModels(ShippedCorpus.Options.Encoder, null, null, []));

        Assert.Null(SensedWish.Read(new AskIntent("it would be lovely to find something waiting for us on Mondays, 9.30 say"), "it would be lovely to find something waiting for us on Mondays, 9.30 say", [], searcher));
        Assert.Null(SensedWish.Meant(WishKind.Subscribe, "on Mondays at 9.30", listener: null));
    }

    private static async Task<TestConversation> BeginAsync() => await TestConversation.BeginAsync(configure: services => services.AddSingleton<IOutbox>(new RecordingOutbox()));

    private static async Task<SubscriptionReply> SayAsync(TestConversation conversation, string text, bool keeps = true)
    {
        var turn = new Turn(new ConversationAddress(RecordingOutbox.Name, "D1"), Ann, text);
        return Assert.IsType<SubscriptionReply>(keeps ? await conversation.SendAsync(turn) : (await conversation.HandleAsync(turn)).Reply);
    }

    private static Task<Reply> SendAsync(TestConversation conversation, string text, Person who) => conversation.SendAsync(new Turn(new ConversationAddress(RecordingOutbox.Name, "D1"), who, text));
}
