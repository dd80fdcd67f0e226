using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;

namespace RussiaTaliban.Tests.Chat.Quotes;

public sealed class ShareHandlerTests
{
    private static readonly Corpus Corpus = TestCorpus.Of(("a", "One true sentence.\n\nAnother."));
    private static readonly Corpus Twice = TestCorpus.Of(
        ("a", "Nothing was decided. They did not sign the paper that day."), ("b", "They did not sign the paper that day. Nobody waited."));

    private static readonly ConversationAddress Here = new("test", "here");
    private static readonly ConversationAddress Desk = new("test", "desk");
    private static readonly IReadOnlyList<SharePlace> Listed = [new("c1", "General (One)"), new("c2", "General (Two)")];

    private readonly InMemoryConversationMemory _memory = new(TimeProvider.System);
    private readonly InMemoryReceiptStore _receipts = new();
    private readonly Outbox _outbox = new();

    [Fact]
    public async Task Share_WithAConversationOfBoth_SendsTheQuoteAndConfirms()
    {
        await RememberAsync();

        var reply = Assert.IsType<ShareReply>(await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk") { Note = "look" }));

        Assert.Equal((ShareOutcome.Shared, "#desk"), (reply.Outcome, reply.Target));
        var (to, sent) = Assert.Single(_outbox.Sent);
        var shared = Assert.IsType<SharedQuoteReply>(sent);
        Assert.Equal(Desk, to);
        Assert.Equal(("what was said?", "look", "Ann"), (shared.Question, shared.Note, shared.Sharer.Name));
        Assert.Equal("One true sentence.", shared.Receipt.Quote.Exact);
        Assert.Equal(shared.Receipt, await _receipts.FindAsync(reply.Receipt!.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Share_WhereSharerOrBotIsNoMember_SendsNothing()
    {
        await RememberAsync();

        Assert.Equal(ShareOutcome.NoSuchPlace, ((ShareReply)await ShareAsync(new ShareTarget.Closed([]), new ShareIntent("#secret"))).Outcome);
        Assert.Equal(ShareOutcome.MembershipUnknown, ((ShareReply)await ShareAsync(new ShareTarget.Unknown(), new ShareIntent("#secret"))).Outcome);
        Assert.Empty(_outbox.Sent);
    }

    [Fact]
    public async Task Cite_WhereTheStoreIsAway_SaysSo()
    {
        await RememberAsync();
        var handler = new ShareHandler(new AwayStore(), new InMemoryArticleHistory(), [], [], new QuoteGuard(NullLogger<QuoteGuard>.Instance), TimeProvider.System);

        var reply = await handler.CiteAsync(new CiteIntent(), new Turn(Here, new Person("p"), ""), new TurnMemory(_memory, Here), Corpus, TestContext.Current.CancellationToken);

        Assert.Equal(ShareOutcome.NoReceipt, Assert.IsType<ShareReply>(reply).Outcome);
    }

    [Fact]
    public async Task Share_OnAChannelWithoutDirectory_SaysSo() =>
        Assert.Equal(ShareOutcome.NotOnThisChannel, ((ShareReply)await ShareAsync(null, new ShareIntent("#desk"))).Outcome);

    [Fact]
    public async Task Share_BeforeAnyAnswer_SaysThereIsNothing() =>
        Assert.Equal(ShareOutcome.NothingToShare, ((ShareReply)await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk"))).Outcome);

    [Fact]
    public async Task Share_OfAPassageThatIsGone_SaysSo() =>
        Assert.IsType<PassageGoneReply>(await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk", new PassageId("a", 7, 7))));

    [Fact]
    public async Task Share_WithAnEndlessNote_IsRefused() => Assert.Equal(
        ShareOutcome.NoteTooLong,
        ((ShareReply)await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk") { Note = new string('x', ShareIntent.MaxNoteLength + 1) })).Outcome);

    [Theory]
    [InlineData("share that with #desk", "#desk", null)]
    [InlineData("Please share it with the #desk channel", "#desk", null)]
    [InlineData("send it to #desk-eu: for tonight", "#desk-eu", "for tonight")]
    [InlineData("share that with <#C123|desk>", "<#C123|desk>", null)]
    [InlineData("share the first passage with desk", "desk", null)]
    [InlineData("share that with \"Foreign desk\": for tonight", "Foreign desk", "for tonight")]
    [InlineData("share that with “Megan, Adele”", "Megan, Adele", null)]
    [InlineData("share that with the Foreign Desk team, please read", "Foreign Desk team", "please read")]
    [InlineData("share this with My Team/General – for tonight", "My Team/General", "for tonight")]
    [InlineData("Does Russia share that with China?", null, null)]
    [InlineData("What did they share with Iran?", null, null)]
    public void Words_ThatAskToShare_AreRead(string text, string? target, string? note) =>
        Assert.Equal(target is null ? null : new ShareIntent(target) { Note = note }, new ShareRule().Read(text, new Turn(Here, new Person("p"), text)));

    [Theory]
    [InlineData("share that", null)]
    [InlineData("Share", null)]
    [InlineData("please share the best passage: for tonight", "for tonight")]
    public void Words_WithoutAConversation_AskWithWhom(string text, string? note) =>
        Assert.Equal(new ShareIntent(null) { Note = note }, new ShareRule().Read(text, new Turn(Here, new Person("p"), text)));

    [Fact]
    public async Task Share_WithNobodyNamed_OffersWhatThePlatformLists()
    {
        await RememberAsync();

        var offer = Assert.IsType<ShareOfferReply>(await ShareAsync(new ShareTarget.Unknown(), new ShareIntent(null) { Note = "look" }));

        Assert.Equal((ShareOfferReason.NoneNamed, "look", true), (offer.Reason, offer.Note, offer.IsPrivate));
        Assert.Equal(Listed, offer.Places);
        Assert.Empty(_outbox.Sent);
    }

    [Fact]
    public async Task Share_WithANameOfSeveralOrOfNone_OffersThoseThereAre()
    {
        await RememberAsync();

        var several = Assert.IsType<ShareOfferReply>(await ShareAsync(new ShareTarget.Several(Listed), new ShareIntent(" General ") { Note = "look" }));
        var none = Assert.IsType<ShareOfferReply>(await ShareAsync(new ShareTarget.Closed(Listed), new ShareIntent("Generall")));

        Assert.Equal((ShareOfferReason.SeveralMeant, "General", "look"), (several.Reason, several.Target, several.Note));
        Assert.Equal((ShareOfferReason.NoSuchPlace, "Generall"), (none.Reason, none.Target));
        Assert.Empty(_outbox.Sent);
    }

    [Fact]
    public async Task Share_OfAPassageThatAnsweredNothing_CarriesNoQuestion()
    {
        await RememberAsync();

        await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk", Corpus.Passages[1].Id));

        Assert.Null(Assert.IsType<SharedQuoteReply>(Assert.Single(_outbox.Sent).Reply).Question);
    }

    [Fact]
    public async Task Share_WithoutAnAnswerOfThePlatform_SaysThatItMayHaveArrived()
    {
        await RememberAsync();
        _outbox.Outcome = new SendOutcome.Unknown();
        Assert.Equal(ShareOutcome.Unclear, ((ShareReply)await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk"))).Outcome);
        _outbox.Outcome = new SendOutcome.Refused("403");
        Assert.Equal(ShareOutcome.NotSent, ((ShareReply)await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk"))).Outcome);
    }

    [Fact]
    public async Task Share_OfWordsThatStandInTwoPlaces_AsksWhichAndSendsTheChosenOne()
    {
        var verdict = QuoteLocator.Locate(Twice, "They did not sign the paper that day.");
        await _memory.WriteAsync(
            Here,
            ConversationState.Initial with { Checked = [.. verdict.Places.Select(CheckedPlace.Of)], CheckedWords = "They did not sign the paper that day." },
            TestContext.Current.CancellationToken);
        var open = new ShareTarget.Open(Desk, "#desk");

        var choice = Assert.IsType<QuoteCheckReply>(await ShareAsync(open, new ShareIntent("#desk"), Twice));
        Assert.Empty(_outbox.Sent);
        Assert.Equal(ShareOutcome.NothingToShare, Assert.IsType<ShareReply>(await ShareAsync(open, new ShareIntent("#desk") { Place = 3 }, Twice)).Outcome);
        Assert.Equal(ShareOutcome.Shared, Assert.IsType<ShareReply>(await ShareAsync(open, new ShareIntent("#desk") { Place = 2 }, Twice)).Outcome);
        var pressed = new ShareIntent("#desk", Twice.Passages[0].Id) { Words = CheckedPlace.Of(verdict.Places[0]) };
        Assert.Equal(ShareOutcome.Shared, Assert.IsType<ShareReply>(await ShareAsync(open, pressed, Twice)).Outcome);

        Assert.Equal(2, choice.Verdict.Places.Count);
        Assert.Equal(["b/0.1", "a/0.1"], _outbox.Sent.Select(sent => Assert.IsType<SharedQuoteReply>(sent.Reply).Receipt.Quote.Passage.ToString()));
        Assert.All(_outbox.Sent, sent => Assert.Equal("They did not sign the paper that day.", ((SharedQuoteReply)sent.Reply).Receipt.Quote.Exact));
    }

    [Fact]
    public async Task Share_OfWordsThatRunOverTwoParagraphs_SendsBoth()
    {
        var verdict = QuoteLocator.Locate(Corpus, "true sentence.\n\nAnother.");
        var state = ConversationState.Initial with { Checked = [CheckedPlace.Of(verdict.Place!)], CheckedWords = "true sentence. Another." };
        await _memory.WriteAsync(Here, state, TestContext.Current.CancellationToken);

        var offer = Assert.IsType<ShareOfferReply>(await ShareAsync(new ShareTarget.Unknown(), new ShareIntent(null)));
        await ShareAsync(new ShareTarget.Open(Desk, "#desk"), new ShareIntent("#desk", offer.Passage.Id) { Words = offer.Words });

        var shared = Assert.IsType<SharedQuoteReply>(Assert.Single(_outbox.Sent).Reply);
        Assert.Equal(["true sentence.", "Another."], shared.Receipts.Select(receipt => receipt.Quote.Exact));
    }

    private ValueTask RememberAsync() => _memory.WriteAsync(
        Here, ConversationState.Initial with { Questions = ["what was said?"], Shown = [Corpus.Passages[0].Id] }, TestContext.Current.CancellationToken);

    private Task<Reply> ShareAsync(ShareTarget? target, ShareIntent share, Corpus? corpus = null)
    {
        var handler = new ShareHandler(
            _receipts, new InMemoryArticleHistory(), target is null ? [] : [new Directory(target)], [_outbox], new QuoteGuard(NullLogger<QuoteGuard>.Instance), TimeProvider.System);
        var turn = new Turn(Here, new Person("p", "Ann"), "");
        return handler.ShareAsync(share, turn, new TurnMemory(_memory, Here), corpus ?? Corpus, TestContext.Current.CancellationToken);
    }

    private sealed class Directory(ShareTarget target) : IConversationDirectory
    {
        public string Channel => "test";

        public Task<ShareTarget> FindAsync(Person sharer, ConversationAddress from, string named, CancellationToken cancellationToken) => Task.FromResult(target);

        public Task<SharePlaces> ListAsync(Person sharer, ConversationAddress from, CancellationToken cancellationToken) => Task.FromResult(new SharePlaces(Listed, IsWhole: true));
    }

    private sealed class AwayStore : IReceiptStore
    {
        public Task AddAsync(Receipt receipt, CancellationToken cancellationToken) => throw new StorageUnavailableException();

        public Task ReplaceAsync(Receipt receipt, CancellationToken cancellationToken) => throw new StorageUnavailableException();

        public Task<Receipt?> FindAsync(string id, CancellationToken cancellationToken) => throw new StorageUnavailableException();
    }

    private sealed class Outbox : IOutbox
    {
        public List<(ConversationAddress To, Reply Reply)> Sent { get; } = [];

        public SendOutcome Outcome { get; set; } = new SendOutcome.Delivered();

        public string Channel => "test";

        public double PerSecond => 1;

        public Task<SendOutcome> SendAsync(ConversationAddress conversation, Reply reply, CancellationToken cancellationToken)
        {
            Sent.Add((conversation, reply));
            return Task.FromResult(Outcome);
        }
    }
}
