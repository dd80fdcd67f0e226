using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Slack;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack;

/// <summary>What is said in the thread of an answer means that answer; and what ends a connection for a while does not end it for good.</summary>
public sealed class ThreadTests : IDisposable
{
    private const string Question = "why did Russia recognize the Taliban?";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MoreAndCiteThat_InTheThreadOfAnAnswer_MeanThatAnswer()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        var asked = SlackService.Message(slack, "UANN", "C1", Question);
        await service.SayAsync(asked);
        var shown = PlacesIn(slack.Messages[^1]);

        // Another question in the same channel, after which "more" in the first thread still means the first.
        await service.SayAsync(SlackService.Message(slack, "UBOB", "C1", "what does Russia want in Central Asia?"));
        var more = await InThreadAsync(slack, service, "C1", asked, "more");
        Assert.Equal(asked["ts"]!.GetValue<string>(), more["thread_ts"]!.GetValue<string>());
        Assert.NotEmpty(PlacesIn(more));
        Assert.Empty(PlacesIn(more).Intersect(shown));

        var cited = await InThreadAsync(slack, service, "C1", asked, "cite that");
        Assert.Contains("https://briefing.example.org/q/", cited.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CiteThat_InADirectConversation_CitesTheAnswerAbove()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", Question));
        await service.SayAsync(SlackService.Message(slack, "UANN", "D1", "cite that"));
        Assert.Contains("https://briefing.example.org/q/", slack.Messages[^1].ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>With follow-ups off, whoever goes on without a mention is told once how, and nobody else sees it.</summary>
    [Fact]
    public async Task FollowUp_WithoutAMention_IsHintedAtOncePrivately()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        var asked = SlackService.Message(slack, "UANN", "C1", Question);
        await service.SayAsync(asked);
        var said = slack.Messages.Count;
        foreach (var words in new[] { "lunch at 1?", "👍", "more", "more" })
        {
            await service.BringAsync(new JsonObject
            {
                ["type"] = "message",
                ["channel_type"] = "channel",
                ["channel"] = "C1",
                ["user"] = "UANN",
                ["team"] = "TONE",
                ["text"] = words,
                ["ts"] = slack.NextTs(),
                ["thread_ts"] = asked["ts"]!.GetValue<string>(),
            });
            await service.SettledAsync();
        }

        Assert.Equal(said, slack.Messages.Count);
        Assert.Equal(("C1", "UANN"), (Assert.Single(slack.Private)["channel"]!.GetValue<string>(), slack.Private.Single()["user"]!.GetValue<string>()));
    }

    [Fact]
    public async Task LinkDisabled_IsToldByHealth_AndTriedAgain()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, new() { ["Slack:Transport"] = "SocketMode" });
        var status = service.Services.GetRequiredService<SlackStatus>();
        await UntilAsync(() => slack.Sockets == 2 && status.State == SlackState.Ready);
        slack.Refuses = (method, _) => method == "apps.connections.open" ? (200, "link_disabled") : null;
        await slack.DisconnectAsync("link_disabled");
        await UntilAsync(() => status.State == SlackState.SocketModeDisabled);
        Assert.Equal(SlackState.SocketModeDisabled, status.State);

        slack.Refuses = (_, _) => null;
        await UntilAsync(() => slack.Sockets == 2 && status.State == SlackState.Ready);
        slack.Bring(StandInSlack.Direct("D1", slack.NextTs(), "help"));
        await UntilAsync(() => slack.Messages.Count > 0);
        Assert.Single(slack.Messages);
    }

    private static async Task<JsonObject> InThreadAsync(StandInSlack slack, SlackService service, string channel, JsonObject asked, string words)
    {
        var said = SlackService.Message(slack, "UANN", channel, words);
        said["thread_ts"] = asked["ts"]!.GetValue<string>();
        await service.SayAsync(said);
        return slack.Messages[^1];
    }

    private static IReadOnlyList<string> PlacesIn(JsonObject message) =>
        [.. System.Text.RegularExpressions.Regex.Matches(message["blocks"]!.ToJsonString(), @"russia-taliban#(p\d+\.\d+)").Select(match => match.Groups[1].Value).Distinct()];

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var round = 0; round < 900 && !condition(); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }
}
