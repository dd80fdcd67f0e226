using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack;

/// <summary>A channel that is answered from some of the articles: nothing of the others is said there, and nothing else changes.</summary>
public sealed class ChannelArticlesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _corpus = new();

    public ChannelArticlesTests()
    {
        _corpus.Write("glacier.md", "---\ntitle: The glacier\n---\n\nThe glacier moved forty meters towards the valley in the wet year of 1912.\n");
        _corpus.Write("harbor.md", "---\ntitle: The harbor\n---\n\nThe harbor was closed for winter repairs after the storm of November 1911.\n");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public async Task Channel_WithItsOwnArticles_HearsNothingOfOthers()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, new() { ["Slack:Channel:Articles:0"] = "C1=glac*, nothing-else" }, corpus: _corpus.Path);
        foreach (var asked in new[] { "why was the harbor closed?", "summary", "about", "sections" })
        {
            await service.SayAsync(SlackService.Message(slack, "UANN", "C1", asked));
            await service.SayAsync(SlackService.Message(slack, "UANN", "C2", asked));
        }

        await service.CommandAsync("UANN", "C1", "why was the harbor closed?");
        await service.BringAsync(Shared(slack, "C1"));
        await service.BringAsync(Shared(slack, "C2"));
        await service.SettledAsync();

        Assert.DoesNotContain(slack.Messages, message => In(message, "C1") && message["blocks"]!.ToJsonString().Contains("repairs", StringComparison.Ordinal));
        Assert.DoesNotContain(slack.Messages, message => In(message, "C1") && message["blocks"]!.ToJsonString().Contains("The harbor", StringComparison.Ordinal));
        Assert.Contains(slack.Messages, message => In(message, "C1") && message["blocks"]!.ToJsonString().Contains("forty meters", StringComparison.Ordinal));
        Assert.Contains(slack.Messages, message => In(message, "C2") && message["blocks"]!.ToJsonString().Contains("repairs", StringComparison.Ordinal));
        Assert.DoesNotContain(slack.Private, message => message.ToJsonString().Contains("repairs", StringComparison.Ordinal));
        Assert.Equal(1, slack.Calls["chat.unfurl"]);

        // What a channel does not see is not gone from the corpus.
        var versions = await service.Services.GetRequiredService<Database>().RunAsync(
            (context, token) => context.ArticleVersions.Where(row => row.Slug == "harbor").Select(row => row.Revision).ToListAsync(token), TestContext.Current.CancellationToken);
        Assert.NotEmpty(versions);
        Assert.DoesNotContain("", versions);
    }

    private static bool In(JsonObject message, string channel) => message["channel"]!.GetValue<string>() == channel;

    private static JsonObject Shared(StandInSlack slack, string channel) => new()
    {
        ["type"] = "link_shared",
        ["user"] = "UANN",
        ["channel"] = channel,
        ["message_ts"] = slack.NextTs(),
        ["links"] = new JsonArray(new JsonObject { ["domain"] = "briefing.example.org", ["url"] = "https://briefing.example.org/read/harbor#p0.1" }),
    };
}
