using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Chat;

/// <summary>One conversation with the real pipeline over a corpus folder (the shipped one, unless another is named).</summary>
internal sealed class TestConversation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestConversation(ServiceProvider services) => _services = services;

    public LiveSearcher Searcher => _services.GetRequiredService<LiveSearcher>();

    public TurnHandler Turns => _services.GetRequiredService<TurnHandler>();

    public IConversationMemory Memory => _services.GetRequiredService<IConversationMemory>();

    public IReceiptStore Receipts => _services.GetRequiredService<IReceiptStore>();

    public Task<IReadOnlyList<FeedbackEntry>> FeedbackAsync() => _services.GetRequiredService<IFeedbackStore>().ListAsync(10, TestContext.Current.CancellationToken);

    public static async Task<TestConversation> BeginAsync(string? corpusDirectory = null, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBriefing(corpusDirectory ?? Repository.Corpus);
        configure?.Invoke(services);
        var conversation = new TestConversation(services.BuildServiceProvider());
        Assert.Equal(ReloadOutcome.Swapped, await conversation.Searcher.ReloadAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await conversation.Searcher.Models).Faults);
        return conversation;
    }

    public Task<Reply> SayAsync(string text) => SendAsync(new Turn(new ConversationAddress("test", "one"), new Person("reader"), text));

    public Task<Reply> ChooseAsync(Intent intent) => SendAsync(new Turn(new ConversationAddress("test", "one"), new Person("reader"), "") { Chosen = intent });

    /// <summary>Answers a turn and has the answer delivered.</summary>
    public async Task<Reply> SendAsync(Turn turn)
    {
        var result = await HandleAsync(turn);
        await result.CommitAsync(TestContext.Current.CancellationToken);
        return result.Reply;
    }

    /// <summary>Answers a turn; whether the answer arrives is the caller's.</summary>
    public Task<TurnResult> HandleAsync(Turn turn) => Turns.HandleOrThrowAsync(turn, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
