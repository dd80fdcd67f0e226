using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
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
        var encoder = ShippedCorpus.Options.Encoder!;
        var said = File.ReadLines(Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", file)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("q").GetString()!).ToList();

        var judged = said.ConvertAll(text => encoder.EncodeQuestion(text) is var encoded ? (Text: text, WishClassifier.Shipped.Judge(text, encoded.Whole, encoded.Tokens, encoder.TokenDimensions)!.Odds) : default);
        var (likely, sure) = (judged.Where(one => one.Odds >= WishClassifier.Shipped.Likely).ToList(), judged.Where(one => one.Odds >= WishClassifier.Shipped.Sure).ToList());

        Assert.True(likely.Count <= said.Count / 50, string.Join('\n', likely));
        Assert.True(sure.Count <= said.Count / 200, string.Join('\n', sure));
        Assert.InRange(said.Count, 200, int.MaxValue);
    }

    [Fact]
    public void Grams_FoldDaysMonthsTimesAndNumbers()
    {
        Assert.Equal(WishClassifier.GramsOf("Mondays at 8:30, 3 May"), WishClassifier.GramsOf("fri at 9:00, 12 december"));
        Assert.All(WishClassifier.GramsOf("any words — at all?"), gram => Assert.InRange(gram, 0, WishClassifier.Buckets - 1));
        Assert.Equal(3, WishClassifier.GramsOf("").Length);
    }

    [Fact]
    public void VectorsOfAnotherEncoder_AreNotJudged() =>
        Assert.Null(WishClassifier.Shipped.Judge("every day", new sbyte[10], new sbyte[64], 64));

    private static async Task<TestConversation> BeginAsync() => await TestConversation.BeginAsync(configure: services => services.AddSingleton<IOutbox>(new RecordingOutbox()));

    private static async Task<SubscriptionReply> SayAsync(TestConversation conversation, string text, bool keeps = true)
    {
        var turn = new Turn(new ConversationAddress(RecordingOutbox.Name, "D1"), Ann, text);
        return Assert.IsType<SubscriptionReply>(keeps ? await conversation.SendAsync(turn) : (await conversation.HandleAsync(turn)).Reply);
    }

    private static Task<Reply> SendAsync(TestConversation conversation, string text, Person who) => conversation.SendAsync(new Turn(new ConversationAddress(RecordingOutbox.Name, "D1"), who, text));
}
