using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>A message of Teams outlives the process that took it, and is handled once however often it comes.</summary>
public sealed class KeptMessagesTests
{
    private const string Body =
        """{"type":"message","id":"1","text":"hello","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""";

    private static readonly Dictionary<string, string?> NoCredentials = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_ThatComesTwice_IsHandledOnce_AndItsWordsGo()
    {
        var (bot, inbox) = (new BotFake(), new InMemoryInbox(TimeProvider.System));
        await using var service = await StartAsync(bot, inbox);
        for (var time = 0; time < 2; time++)
        {
            using var response = await service.PostAsync(Body);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        await EmptyAsync(inbox);
        Assert.Single(bot.Handled);
    }

    [Fact]
    public async Task Messages_OfOneConversation_AreHandledInTheirOrder()
    {
        var (bot, inbox) = (new BotFake((_, token) => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, token)), new InMemoryInbox(TimeProvider.System));
        await using var service = await StartAsync(bot, inbox);
        for (var number = 0; number < 5; number++)
        {
            using var response = await service.PostAsync(Body.Replace("\"id\":\"1\"", $"\"id\":\"{number}\"", StringComparison.Ordinal));
        }

        await EmptyAsync(inbox);
        Assert.Equal(["0", "1", "2", "3", "4"], bot.Handled.Select(activity => activity.Id));
    }

    /// <summary>A process that was killed had claimed it; another one takes it over when the claim has run out.</summary>
    [Fact]
    public async Task Message_OfAKilledProcess_IsHandledByTheNext()
    {
        var (bot, inbox) = (new BotFake(), new InMemoryInbox(TimeProvider.System));
        await inbox.KeepAsync(new InboxItem("msteams", "said:c:1", "c", "", Body, TimeProvider.System.GetUtcNow()), Cancel);
        Assert.Single(await inbox.ClaimAsync("msteams", TimeSpan.FromMilliseconds(1), 1, Cancel));
        await using var service = await StartAsync(bot, inbox);
        await EmptyAsync(inbox);
        Assert.Equal("hello", Assert.Single(bot.Handled).Text);
    }

    [Fact]
    public async Task Message_CutOffByTheEndOfTheProcess_IsHandledByTheNext()
    {
        var inbox = new InMemoryInbox(TimeProvider.System);
        var hanging = new BotFake((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using (var service = await StartAsync(hanging, inbox))
        {
            using var response = await service.PostAsync(Body);
            while (hanging.Handled.Count == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
            }

            using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await service.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        var bot = new BotFake();
        await using var next = await StartAsync(bot, inbox);
        await EmptyAsync(inbox);
        Assert.Single(bot.Handled);
    }

    [Fact]
    public async Task Message_OfAnHourAgo_IsNotAnswered()
    {
        var (bot, inbox) = (new BotFake(), new InMemoryInbox(TimeProvider.System));
        await inbox.KeepAsync(new InboxItem("msteams", "said:c:1", "c", "", Body, TimeProvider.System.GetUtcNow().AddHours(-1)), Cancel);
        await using var service = await StartAsync(bot, inbox);
        await EmptyAsync(inbox);
        Assert.Empty(bot.Handled);
    }

    private static Task<MessagesService> StartAsync(BotFake bot, InMemoryInbox inbox) =>
        MessagesService.StartAsync(bot, NoCredentials, configure: services => services.Replace(ServiceDescriptor.Singleton<IInbox>(inbox)));

    private static async Task EmptyAsync(InMemoryInbox inbox)
    {
        for (var round = 0; round < 400 && (await inbox.BacklogAsync("msteams", Cancel)).Count > 0; round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }

        Assert.Equal(0, (await inbox.BacklogAsync("msteams", Cancel)).Count);
    }
}
