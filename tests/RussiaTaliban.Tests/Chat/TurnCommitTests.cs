using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;

namespace RussiaTaliban.Tests.Chat;

/// <summary>A conversation remembers what its people have seen, and nothing else.</summary>
public sealed class TurnCommitTests
{
    private const string Question = "Why did Russia recognize the Taliban?";
    private static readonly ConversationAddress Here = new("test", "one");

    [Fact]
    public async Task Reply_Delivered_MovesMoreOn()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var first = Assert.IsType<PassagesReply>(await conversation.SayAsync(Question));

        var more = Assert.IsType<PassagesReply>(await conversation.SayAsync("more"));

        Assert.Equal(first.Shown.Count, more.Skip);
    }

    [Fact]
    public async Task Reply_NeverDelivered_LeavesMoreWhereItWas()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var first = Assert.IsType<PassagesReply>(await conversation.SayAsync(Question));
        var lost = Assert.IsType<PassagesReply>((await conversation.HandleAsync(new Turn(Here, new Person("reader"), "more"))).Reply);

        var again = Assert.IsType<PassagesReply>(await conversation.SayAsync("more"));

        Assert.Equal(first.Shown.Count, again.Skip);
        Assert.Equal(lost.Shown.Select(hit => hit.Passage.Id), again.Shown.Select(hit => hit.Passage.Id));
    }

    [Fact]
    public async Task Question_NeverAnswered_IsNoContextForTheNext()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.HandleAsync(new Turn(Here, new Person("reader"), Question));

        Assert.Equal(ConversationState.Initial, await conversation.Memory.ReadAsync(Here, TestContext.Current.CancellationToken));
        Assert.Null(Assert.IsType<NoMoreReply>(await conversation.SayAsync("more")).Question);
    }

    [Fact]
    public async Task Digest_NeverDelivered_IsNewTheNextTime()
    {
        await using var conversation = await TestConversation.BeginAsync();
        await conversation.HandleAsync(new Turn(Here, new Person("reader"), "what's new?"));

        Assert.NotEmpty(Assert.IsType<DigestReply>(await conversation.SayAsync("what's new?")).Shown);
        Assert.Empty(Assert.IsType<DigestReply>(await conversation.SayAsync("what's new?")).Shown);
    }

    [Fact]
    public async Task Reply_Withheld_IsNotRememberedEvenWhenDelivered()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var other = TestCorpus.Of(("a", "Words that the corpus does not have."));
        var turn = new Turn(Here, new Person("reader"), Question);
        var kept = new TurnMemory(conversation.Memory, Here);
        kept.Keep(new ConversationState([Question], [other.Passages[0].Id], 1));

        var result = conversation.Turns.Guarded(
            new PassagesReply(Question, new Answer(AnswerOutcome.Answered, [new Hit(other.Passages[0], 1, [])])), conversation.Searcher.Current.Corpus, kept, turn, new AskIntent(Question));
        await result.CommitAsync(TestContext.Current.CancellationToken);

        Assert.IsType<WithheldReply>(result.Reply);
        Assert.Equal(ConversationState.Initial, await conversation.Memory.ReadAsync(Here, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Commit_CalledTwice_WritesOnce()
    {
        await using var conversation = await TestConversation.BeginAsync();
        var result = await conversation.HandleAsync(new Turn(Here, new Person("reader"), "") { Chosen = new AskIntent(Question) });
        await result.CommitAsync(TestContext.Current.CancellationToken);
        await conversation.SayAsync("more");
        var moved = await conversation.Memory.ReadAsync(Here, TestContext.Current.CancellationToken);

        await result.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(moved, await conversation.Memory.ReadAsync(Here, TestContext.Current.CancellationToken));
    }
}
