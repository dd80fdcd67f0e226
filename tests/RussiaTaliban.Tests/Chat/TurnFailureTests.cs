using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Chat;

/// <summary>What nobody foresaw is told to the person, not only to the log.</summary>
public sealed class TurnFailureTests
{
    private static readonly Turn Asked = new(new ConversationAddress("test", "one"), new Person("reader"), "why?");

    [Fact]
    public async Task Fault_OfAPart_IsAnsweredWithAReply()
    {
        await using var services = await ServicesAsync(new InvalidOperationException("a bug"));
        var turns = services.GetRequiredService<TurnHandler>();

        Assert.IsType<FailedReply>((await turns.HandleAsync(Asked, TestContext.Current.CancellationToken)).Reply);
        Assert.Equal("ru", (await turns.HandleAsync(Asked with { Text = "почему?" }, TestContext.Current.CancellationToken)).Reply.Language);
        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.HandleOrThrowAsync(Asked, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancellation_OfTheCaller_IsNoFault()
    {
        await using var services = await ServicesAsync(new OperationCanceledException());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.GetRequiredService<TurnHandler>().HandleAsync(Asked, cancelled.Token));
        Assert.IsType<FailedReply>((await services.GetRequiredService<TurnHandler>().HandleAsync(Asked, TestContext.Current.CancellationToken)).Reply);
    }

    private static async Task<ServiceProvider> ServicesAsync(Exception fault)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConversationMemory>(new FaultyMemory(fault));
        services.AddBriefing(Repository.Corpus);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    private sealed class FaultyMemory(Exception fault) : IConversationMemory
    {
        public ValueTask<ConversationState> ReadAsync(ConversationAddress conversation, CancellationToken cancellationToken) => throw fault;

        public ValueTask WriteAsync(ConversationAddress conversation, ConversationState state, CancellationToken cancellationToken) => throw fault;
    }
}
