using System.Text.Json.Nodes;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack;

/// <summary>Where the usual way to a person is refused, the answer takes another, with blocks or in words; and who asks too much is told so once.</summary>
public sealed class OtherWaysTests : IDisposable
{
    private const string Question = "why did Russia recognize the Taliban?";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ArchivedChannel_AndRefusedBlocks_ThePersonHasTheWordsDirectly()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, arguments) => method != "chat.postMessage" ? null
            : arguments["channel"]!.GetValue<string>() == "C1" ? (200, "is_archived")
            : arguments["blocks"] is not null ? (200, "invalid_blocks") : null;
        await service.SayAsync(SlackService.Message(slack, "UANN", "C1", Question));

        Assert.All(slack.Messages, message => Assert.Equal(("UANN", null), (message["channel"]!.GetValue<string>(), message["blocks"])));
        Assert.Contains("is_archived", slack.Messages[0]["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(slack.Messages, message => message["text"]!.GetValue<string>().Contains("Taliban", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Channel_AndDirectMessageRefused_ThePersonSeesItInTheChannelAlone()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, arguments) => method == "chat.postMessage" ? (200, "restricted_action") : arguments["blocks"] is not null ? (200, "invalid_blocks") : null;
        await service.BringAsync(SlackService.Message(slack, "UANN", "C1", Question));
        await service.SettledAsync();

        Assert.Empty(slack.Messages);
        Assert.NotEmpty(slack.Private);
        Assert.All(slack.Private, message => Assert.Equal(("C1", "UANN"), (message["channel"]!.GetValue<string>(), message["user"]!.GetValue<string>())));
    }

    /// <summary>A response_url that says 500 says it each time: the answer does not wait for it.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task ResponseUrl_ThatFails_YieldsToTheNextWay(int status)
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, _) => method == "response" ? (status, "") : null;
        await service.CommandAsync("UANN", "C1", Question);
        await service.SettledAsync();

        Assert.NotEmpty(slack.Private);
        Assert.All(slack.Private, message => Assert.Equal("UANN", message["user"]!.GetValue<string>()));
        Assert.InRange(slack.Calls["response"], 1, 10);
    }

    /// <summary>A response_url takes five answers: a longer one is posted as a whole, so that its source stands under it.</summary>
    [Fact]
    public async Task Command_WithMoreThanFiveParts_IsPostedWhole_WithItsSource()
    {
        using var corpus = new TemporaryFolder();
        // One sentence a paragraph: nothing can be folded.
        var paragraphs = new[] { "stone", "hut", "stream" }.Select((mark, row) =>
            $"The glacier moved past every {mark} of the valley" + string.Concat(Enumerable.Range(1_000 * (row + 1), 520).Select(place => $", then past {mark} number {place}")) + ".");
        corpus.Write("glacier.md", "---\ntitle: The glacier\nauthor: Ann Author\n---\n\n## Where did the glacier move?\n\n" + string.Join("\n\n", paragraphs) + "\n");
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, corpus: corpus.Path);
        await service.CommandAsync("UANN", "C1", "where did the glacier move?");
        await service.SettledAsync();

        Assert.Equal(0, slack.Calls.GetValueOrDefault("response"));
        Assert.InRange(slack.Private.Count, 6, 30);
        Assert.All(slack.Private, message => Assert.Equal("UANN", message["user"]!.GetValue<string>()));
        Assert.Contains("Ann Author", slack.Private.Last()["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Words in the place of refused blocks count too.</summary>
    [Fact]
    public async Task ResponseUrl_IsNeverUsedMoreThanFiveTimes()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, arguments) => method == "response" && arguments["blocks"] is not null ? (500, "") : null;
        await service.CommandAsync("UANN", "C1", "summary");
        await service.SettledAsync();

        Assert.InRange(slack.Calls["response"], 1, 5);
        Assert.NotEmpty(slack.Private);
    }

    /// <summary>What is refused halfway goes on elsewhere, and nothing of it comes twice.</summary>
    [Fact]
    public async Task Thread_ThatIsLockedHalfway_GoesOnDirectly()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path);
        slack.Refuses = (method, arguments) => method == "chat.postMessage" && arguments["channel"]!.GetValue<string>() == "C1" && slack.Messages.Count > 0 ? (200, "restricted_action") : null;
        await service.SayAsync(SlackService.Message(slack, "UANN", "C1", "summary"));
        var places = slack.Messages.Select(message => message["channel"]!.GetValue<string>()).ToList();

        Assert.Equal("C1", places[0]);
        Assert.All(places.Skip(1), place => Assert.Equal("UANN", place));
    }

    [Fact]
    public async Task Person_WhoAsksTooMuch_IsToldOnce_AndOthersAreServed()
    {
        await using var slack = await StandInSlack.StartAsync();
        await using var service = await SlackService.StartAsync(slack, _folder.Path, new() { ["Limits:MessagesPerPersonPerMinute"] = "2" });
        for (var number = 0; number < 5; number++)
        {
            await service.BringAsync(SlackService.Message(slack, "UANN", "D1", "help"));
        }

        await service.SettledAsync();
        await service.SayAsync(SlackService.Message(slack, "UBOB", "D2", "help"));
        for (var round = 0; round < 100 && !slack.Messages.Any(IsTold); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var ann = slack.Messages.Where(message => message["channel"]!.GetValue<string>() == "D1").ToList();
        Assert.Equal((3, 1), (ann.Count, ann.Count(IsTold)));
    }

    private static bool IsTold(JsonObject message) => message["text"]!.GetValue<string>().Contains("faster than I can answer", StringComparison.Ordinal);
}
