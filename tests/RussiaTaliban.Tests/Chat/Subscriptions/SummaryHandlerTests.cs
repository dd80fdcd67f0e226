using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat.Subscriptions;

public sealed class SummaryHandlerTests : IAsyncLifetime
{
    private static readonly ConversationAddress Conversation = new("test", "dm");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero));
    private readonly LiveSearcher _searcher = new(Repository.Corpus);
    private readonly SummaryHandler _handler;
    private readonly InMemoryConversationMemory _memory;

    public SummaryHandlerTests()
    {
        _memory = new InMemoryConversationMemory(_time);
        _handler = new SummaryHandler(
            new DigestService(new InMemoryDigestHistory(), new InMemoryArticleHistory(), _time, NullLogger<DigestService>.Instance), _time);
    }

    public async ValueTask InitializeAsync() => await _searcher.ReloadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _searcher.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task InThreeSentences_AfterASection_IsThatSection()
    {
        await SayAsync("summary of §3");

        var again = Assert.IsType<SummaryReply>(await SayAsync("in two sentences"));

        Assert.Equal((3, 2), (again.Summary.Section!.Number, again.Summary.Sentences.Count));
    }

    [Fact]
    public async Task InThreeSentences_AfterTheDigest_IsTheSameDigest()
    {
        await SayAsync("brief me");

        var again = Assert.IsType<DigestReply>(await SayAsync("in three sentences"));

        Assert.Equal((false, 3), (again.Digest.IsNothingNew, again.Digest.Sentences.Count()));
    }

    [Fact]
    public async Task InThreeSentences_AfterNothing_IsTheDigest() =>
        Assert.Equal(3, Assert.IsType<DigestReply>(await SayAsync("in three sentences")).Digest.Sentences.Count());

    [Fact]
    public async Task WhatsNew_WhereNothingIs_OffersThePicksOfBeforeAndDoesNotShowThem()
    {
        Assert.NotEmpty(Assert.IsType<DigestReply>(await SayAsync("what's new?")).Shown);

        Assert.Empty(Assert.IsType<DigestReply>(await SayAsync("what's new?")).Shown);
        Assert.NotEmpty(Assert.IsType<DigestReply>(await SayAsync("brief me")).Shown);
    }

    [Fact]
    public async Task WhatsNew_TwiceOnADayThatIsAnotherInUtc_CountsFromTheReadersDay()
    {
        await SayAsync("what's new?");

        var digest = Assert.IsType<DigestReply>(await SayAsync("what's new?")).Digest;

        Assert.Equal(new DateOnly(2026, 11, 24), digest.Date);
        Assert.Equal(digest.Date, digest.Since);
    }

    [Fact]
    public async Task Heading_OfOneArticle_IsSummarizedFromThatArticleAndNotFromTheNewest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("old.md", "---\ntitle: Old\npublished: 2025-01-01\n---\n\n## Harbour\n\nThe harbour was dredged in spring. Ships came back.\n");
        folder.Write("new.md", "---\ntitle: New\npublished: 2026-01-01\n---\n\n## Railway\n\nThe railway was closed in autumn. Trains went elsewhere.\n");
        using var searcher = new LiveSearcher(folder.Path);
        await searcher.ReloadAsync(TestContext.Current.CancellationToken);
        var turn = new Turn(Conversation, new Person("ann"), "What's the harbour part?");
        var wish = Assert.IsType<SummaryIntent>(new SummaryRule().Read(turn.Text, turn, searcher.Current.Corpus));

        var reply = await _handler.SummarizeAsync(wish, turn, new TurnMemory(_memory, turn.Conversation), searcher.Current, TestContext.Current.CancellationToken);

        Assert.Equal("old", Assert.IsType<SummaryReply>(reply).Summary.Article.Slug);
    }

    private async Task<Reply> SayAsync(string text)
    {
        var turn = new Turn(Conversation, new Person("ann", TimeZone: "Asia/Dushanbe"), text);
        var wish = Assert.IsType<SummaryIntent>(new SummaryRule().Read(text, turn));
        var memory = new TurnMemory(_memory, turn.Conversation);
        var reply = await _handler.SummarizeAsync(wish, turn, memory, _searcher.Current, TestContext.Current.CancellationToken);
        await memory.CommitAsync(TestContext.Current.CancellationToken);
        return reply;
    }
}
