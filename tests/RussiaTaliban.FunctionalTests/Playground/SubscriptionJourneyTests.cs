using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.FunctionalTests.Browser;

namespace RussiaTaliban.FunctionalTests.Playground;

/// <summary>The daily summary in Teams, from the wish to the last word: it comes on its own, over the reference that the conversation left.</summary>
[Collection(BrowserTests.Name)]
public sealed class SubscriptionJourneyTests(ChromiumFixture chromium, PlaygroundFixture playground) : IClassFixture<PlaygroundFixture>
{
    private ISubscriptionStore Store => playground.Service.Services.GetRequiredService<ISubscriptionStore>();

    [Fact]
    public async Task InTeams_SubscribeInWords_ReceiveTheDigest_PauseAndStop()
    {
        await using var teams = await PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);
        var said = await teams.Page.RunAndWaitForRequestAsync(
            () => teams.AskAsync("send me this every weekday at 8, Dushanbe time"),
            request => request.Url.Contains("/conversations/", StringComparison.Ordinal));
        await Message(teams, "every weekday at 08:00, Dushanbe time. Next: ").WaitForAsync();
        await teams.PictureAsync("subscribed");

        var here = ConversationOf(said);
        await MakeDueAsync(here);
        var article = playground.Service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.FindArticle("russia-taliban")!;
        var picks = Summarizer.Summarize(article).Sentences;
        var digest = teams.Page.Locator(".ac-adaptiveCard").Filter(new() { HasText = picks[0].Text });
        await digest.WaitForAsync();
        foreach (var pick in picks)
        {
            await Assertions.Expect(digest.Locator(".ac-richTextBlock").Filter(new() { HasText = pick.Text })).ToBeVisibleAsync();
        }

        await Assertions.Expect(digest.GetByRole(AriaRole.Button, new() { Name = "Pause for a week", Exact = true })).ToBeVisibleAsync();
        await teams.PictureAsync("digest");

        await teams.AskAsync("pause until Monday");
        await Message(teams, "Paused. Next: Monday").WaitForAsync();
        await digest.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Message(teams, "Stopped: this summary will no longer be delivered.").WaitForAsync();
        await teams.PictureAsync("stopped");
        Assert.Empty(await Store.ListAsync(here, TestContext.Current.CancellationToken));
    }

    /// <summary>A bubble of the bot: the list of chats and the log panel repeat the words.</summary>
    private static ILocator Message(PlaygroundPage teams, string words) => teams.Page.Locator(".fai-OutputCard").Filter(new() { HasText = words });

    /// <summary>The Playground makes up its conversation's id at each start; its page posts to it: …/conversations/{id}/messages.</summary>
    private static ConversationAddress ConversationOf(IRequest said)
    {
        var parts = new Uri(said.Url).Segments;
        return new ConversationAddress("msteams", Uri.UnescapeDataString(parts[Array.IndexOf(parts, "conversations/") + 1].TrimEnd('/')));
    }

    /// <summary>It is the person's eight o'clock: the day cannot be waited for.</summary>
    private async Task MakeDueAsync(ConversationAddress conversation)
    {
        var live = Assert.Single(await Store.ListAsync(conversation, TestContext.Current.CancellationToken));
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        await Store.ChangeAsync(live.Id, subscription =>
        {
            // Its time is now: four hours after it nothing would be sent any more, whenever the test runs.
            var local = now.InZone(subscription.Schedule.ZoneRules).TimeOfDay;
            return subscription with { Schedule = subscription.Schedule with { Time = new LocalTime(local.Hour, local.Minute) }, Next = new Occurrence(subscription.Schedule.DayOf(now), now) };
        }, TestContext.Current.CancellationToken);
    }
}
