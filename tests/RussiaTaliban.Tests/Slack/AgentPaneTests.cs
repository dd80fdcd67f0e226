using System.Text.Json.Nodes;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack;

/// <summary>What is shown beside answers: the agent pane, and the greeting of whoever invites the app.</summary>
public sealed class AgentPaneTests : IDisposable
{
    private const string Question = "why did Russia recognize the Taliban?";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DirectQuestion_ShowsAStatus_AndNamesItsThread()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        var said = SlackService.Message(slack, "UANN", "D1", Question);
        await service.SayAsync(said);
        await UntilAsync(() => slack.AgentPane.Count == 2);

        var ts = said["ts"]!.GetValue<string>();
        Assert.All(slack.AgentPane, shown => Assert.Equal(("D1", ts), (shown["channel_id"]!.GetValue<string>(), shown["thread_ts"]!.GetValue<string>())));
        Assert.Equal(Question, slack.AgentPane.Single(shown => shown["title"] is not null)["title"]!.GetValue<string>());
        Assert.NotEqual("", slack.AgentPane.Single(shown => shown["status"] is not null)["status"]!.GetValue<string>());
    }

    /// <summary>No answer waits for what stands beside it; and an app without the pane asks for it once.</summary>
    [Fact]
    public async Task Pane_ThatHangsOrIsRefused_KeepsNoAnswerBack()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, _) => method.StartsWith("assistant", StringComparison.Ordinal) ? (200, "missing_scope") : null;
        for (var number = 0; number < 3; number++)
        {
            await service.SayAsync(SlackService.Message(slack, "UANN", $"D{number}", Question));
            await UntilAsync(() => slack.Calls.GetValueOrDefault("assistant.threads.setTitle") > 0);
        }

        Assert.Equal((1, 1), (slack.Calls["assistant.threads.setStatus"], slack.Calls["assistant.threads.setTitle"]));
    }

    [Fact]
    public async Task MessagesTab_Opened_OffersAtMostFourQuestions()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        await service.BringAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "UANN", ["channel"] = "D1", ["tab"] = "messages" });
        await UntilAsync(() => !slack.AgentPane.IsEmpty);

        Assert.InRange(Assert.Single(slack.AgentPane)["prompts"]!.AsArray().Count, 1, 4);
    }

    [Fact]
    public async Task Invitation_IsGreetedOnceForEachChannel_AndThoseOfOthersAreNot()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        foreach (var (user, channel) in new[] { ("UBOT", "C1"), ("UANN", "C1"), ("UBOT", "C2") })
        {
            await service.BringAsync(Joined(slack, user, channel));
        }

        await service.SettledAsync();
        Assert.Equal(["C1", "C2"], slack.Messages.Select(message => message["channel"]!.GetValue<string>()).Order());

        // Ids of answered events are forgotten after a day; that a channel was greeted is not.
        await service.ForgetAnsweredAsync();
        await service.BringAsync(Joined(slack, "UBOT", "C1"));
        await service.SettledAsync();
        Assert.Equal(2, slack.Messages.Count);
    }

    [Fact]
    public async Task Invitation_ToAChannelThatIsNotServed_IsAnsweredToTheInviterAlone()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, new() { ["Slack:Audience:Channels:0"] = "C9" });
        await service.BringAsync(Joined(slack, "UBOT", "C1"));
        await UntilAsync(() => !slack.Private.IsEmpty);

        Assert.Empty(slack.Messages);
        Assert.Equal("UANN", Assert.Single(slack.Private)["user"]!.GetValue<string>());
    }

    private static JsonObject Joined(StandInSlack slack, string user, string channel) => new()
    {
        ["type"] = "member_joined_channel",
        ["user"] = user,
        ["channel"] = channel,
        ["channel_type"] = "C",
        ["team"] = "TONE",
        ["inviter"] = "UANN",
        ["event_ts"] = slack.NextTs(),
    };

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var round = 0; round < 200 && !condition(); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
