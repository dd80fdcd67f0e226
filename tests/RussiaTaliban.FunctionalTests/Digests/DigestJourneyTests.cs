using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Subscriptions;
using RussiaTaliban.FunctionalTests.Slack;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Digests;

/// <summary>The daily summary in Slack, from the wish to the last word, with the subscription in a SQLite file.</summary>
public sealed class DigestJourneyTests
{
    [Fact]
    public async Task InSlack_SubscribeInWords_ReceiveTheDigest_PauseAndStop()
    {
        using var folder = new TemporaryFolder();
        await using var world = await StartAsync(folder);
        var subscribed = await MentionAsync(world, "send us this every weekday at 8, Dushanbe time", "1000.000100");
        Assert.Contains("every weekday at 08:00, Dushanbe time. Next: ", subscribed.Text("text"), StringComparison.Ordinal);

        await MakeDueAsync(world);
        var digest = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal(("C1", null), (digest.Text("channel"), digest.Text("thread_ts")));
        var article = world.Service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.FindArticle("russia-taliban")!;
        Assert.Equal(Summarizer.Summarize(article).Sentences.Select(sentence => sentence.Text), SlackRead.Quotes(digest.Arguments));

        var pause = SlackRead.Buttons(digest.Arguments).Single(button => button.GetProperty("text").GetProperty("text").GetString() == "Pause for a week");
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Press(world.Slack, pause, container: "2000.000001"));
        Assert.StartsWith("Paused. Next: ", (await world.Slack.NextAsync("chat.postMessage")).Text("text"), StringComparison.Ordinal);
        Assert.StartsWith("Summaries delivered here:", (await MentionAsync(world, "what am I subscribed to?", "1000.000200")).Text("text"), StringComparison.Ordinal);
        Assert.StartsWith("Stopped", (await MentionAsync(world, "stop", "1000.000300")).Text("text"), StringComparison.Ordinal);
        Assert.StartsWith("There is no subscription here", (await MentionAsync(world, "resume", "1000.000400")).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASubscription_OutlivesTheService()
    {
        using var folder = new TemporaryFolder();
        await using (var world = await StartAsync(folder))
        {
            await SayAsync(world, "every day at 8 UTC", "1.1");
        }

        await using (var world = await StartAsync(folder))
        {
            Assert.Contains("Every day at 08:00, UTC", (await SayAsync(world, "my subscriptions", "1.2")).Text("text"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ADamagedDatabase_CostsSubscriptionsOnly()
    {
        using var folder = new TemporaryFolder();
        folder.Write("briefing.db", string.Concat(Enumerable.Repeat("no database ", 1_000)));
        await using var world = await StartAsync(folder);

        Assert.StartsWith("Subscriptions are unavailable", (await SayAsync(world, "every day at 8 UTC", "1.1")).Text("text"), StringComparison.Ordinal);
        Assert.NotEmpty(SlackRead.Quotes((await SayAsync(world, "why did Russia recognize the Taliban?", "1.2")).Arguments));
        Assert.NotEmpty(SlackRead.Quotes((await SayAsync(world, "daily summary", "1.3")).Arguments));
    }

    [Fact]
    public async Task ThePage_HasEverySentenceWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        await using var world = await StartAsync(folder);

        var page = WebUtility.HtmlDecode(await world.Http.GetStringAsync(new Uri("/digest", UriKind.Relative), TestContext.Current.CancellationToken));

        var article = world.Service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.FindArticle("russia-taliban")!;
        Assert.All(Summarizer.Summarize(article).Sentences, sentence =>
        {
            Assert.Contains($">{sentence.Text}</q>", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{sentence.Passage.Citation.ReaderPath}\"", page, StringComparison.Ordinal);
        });
    }

    private static Task<SlackWorld> StartAsync(TemporaryFolder folder) => SlackWorld.StartAsync(SlackTransport.Http, new()
    {
        ["Storage:Provider"] = "Sqlite",
        ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.Path, "briefing.db")}",
        ["Delivery:PollInterval"] = "00:00:01",
    });

    private static async Task<SlackCall> SayAsync(SlackWorld world, string words, string ts)
    {
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(words, "im", ts));
        return await world.Slack.NextAsync("chat.postMessage");
    }

    private static async Task<SlackCall> MentionAsync(SlackWorld world, string words, string ts)
    {
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(words, ts));
        return await world.Slack.NextAsync("chat.postMessage");
    }

    /// <summary>It is the person's eight o'clock: the day cannot be waited for.</summary>
    private static async Task MakeDueAsync(SlackWorld world)
    {
        var store = world.Service.Services.GetRequiredService<ISubscriptionStore>();
        var live = Assert.Single(await store.ListAsync(new ConversationAddress("slack", "C1"), TestContext.Current.CancellationToken));
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        await store.ChangeAsync(live.Id, subscription =>
        {
            // Its time is now: four hours after it nothing would be sent any more, whenever the test runs.
            var local = now.InZone(subscription.Schedule.ZoneRules).TimeOfDay;
            return subscription with { Schedule = subscription.Schedule with { Time = new LocalTime(local.Hour, local.Minute) }, Next = new Occurrence(subscription.Schedule.DayOf(now), now) };
        }, TestContext.Current.CancellationToken);
    }
}
