using System.Text.Json.Nodes;
using RussiaTaliban.Slack;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>What goes otherwise than in the ordinary way: mended questions, refused messages, threads, people from elsewhere.</summary>
public abstract partial class SlackJourneyTests
{
    [Fact]
    public async Task Mention_MendedByItsAsker_ChangesItsOneAnswer()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help"));
        await world.Slack.NextAsync("chat.postMessage");
        var mended = SlackPayloads.Mention(Question);
        mended["event"]!["edited"] = new JsonObject { ["user"] = "U1", ["ts"] = "1000.000500" };
        for (var time = 0; time < 2; time++)
        {
            mended["event_id"] = "Ev" + time;
            await world.SendAsync(EnvelopeKind.EventsApi, mended);
        }

        var changed = await world.Slack.NextAsync("chat.update");
        Assert.Equal(("C1", "2000.000001"), (changed.Text("channel"), changed.Text("ts")));
        AssertQuotesStandInTheCorpus(world, changed);
        await AssertNothingMoreIsPostedAsync(world);
        Assert.False(world.Slack.HasCall("chat.update"));
    }

    [Fact]
    public async Task DirectMessage_ThatNamesTheBot_ComesTwiceAndIsAnsweredOnce()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        var mention = SlackPayloads.Mention("help", ts: "1.1");
        mention["event"]!["channel"] = "D1";
        await world.SendAsync(EnvelopeKind.EventsApi, mention);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message($"<@{FakeSlack.BotUser}> help", "im", "1.1"));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal(("D1", null), (answer.Text("channel"), answer.Text("thread_ts")));
        await AssertNothingMoreIsPostedAsync(world);
    }

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("msg_too_long")]
    public async Task Blocks_Refused_TheSameWordsGoAsText(string error)
    {
        await using var world = await SlackWorld.StartAsync(transport);
        world.Slack.Refuse("chat.postMessage", error, arguments => arguments.TryGetProperty("blocks", out _));
        world.Slack.Refuse("chat.unfurl", error, arguments => arguments.GetRawText().Contains("\"blocks\"", StringComparison.Ordinal));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        Assert.InRange(answer.Text("text")!.Length, 200, 4_000);
        Assert.Contains("https://briefing.example.org/read/russia-taliban#p", answer.Json, StringComparison.Ordinal);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.LinkShared("https://briefing.example.org/read/russia-taliban#p2.1"));
        var unfurl = (await world.Slack.NextAsync("chat.unfurl")).Arguments.GetProperty("unfurls").EnumerateObject().Single().Value;
        Assert.Contains("Russia’s engagement with the Taliban", unfurl.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_TakesNoAnswer_TheAskerHasItDirectly()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        world.Slack.Refuse("chat.postMessage", "is_archived", arguments => arguments.GetProperty("channel").GetString() == "C1");
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var told = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal("U1", told.Text("channel"));
        Assert.Contains("is_archived", told.Json, StringComparison.Ordinal);
        AssertQuotesStandInTheCorpus(world, told);
    }

    [Fact]
    public async Task Mention_LateInAThread_MeansTheClaimAboveIt()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        const string claim = "Driven by security concerns in Central Asia and the desire to prevent extremist spillover";
        world.Slack.Thread.Add(new JsonObject { ["type"] = "message", ["user"] = "U2", ["ts"] = "999.000100", ["text"] = $"I read: {claim}" });
        world.Slack.Thread.Add(new JsonObject { ["type"] = "message", ["user"] = "U3", ["ts"] = "999.000200", ["text"] = "really?" });
        world.Slack.Thread.Add(new JsonObject { ["type"] = "message", ["user"] = "U1", ["ts"] = "1000.000100", ["text"] = $"<@{FakeSlack.BotUser}> is this right?" });
        var mention = SlackPayloads.Mention("is this right?");
        mention["event"]!["thread_ts"] = "999.000100";
        await world.SendAsync(EnvelopeKind.EventsApi, mention);
        var answer = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal("999.000100", answer.Text("thread_ts"));
        Assert.Contains("§2 ¶1", SlackRead.AllText(answer.Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectMessage_ReplyInTheThreadOfAnAnswer_GoesOnFromThatAnswer()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.1"));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("help", "im", "1.2"));
        await world.Slack.NextAsync("chat.postMessage");
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("more", "im", "1.3", threadTs: "2000.000001"));
        var more = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal("2000.000001", more.Text("thread_ts"));
        Assert.Empty(SlackRead.Quotes(answer.Arguments).Intersect(SlackRead.Quotes(more.Arguments)));
        AssertQuotesStandInTheCorpus(world, more);
    }

    [Fact]
    public async Task Thread_PeopleTalkInIt_IsLeftAlone()
    {
        await using var world = await SlackWorld.StartAsync(transport, new() { ["Slack:Channel:FollowUpsInThreads"] = "true" });
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        await world.Slack.NextAsync("chat.postMessage");
        string[] talk = ["thanks, good find", "lunch at 1?", "ok", "👍", "I will call Maria about the slides", "see you tomorrow then", "lol"];
        foreach (var (number, said) in talk.Index())
        {
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(said, "channel", $"1000.0002{number}0", threadTs: "1000.000100"));
        }

        await AssertNothingMoreIsPostedAsync(world);
    }

    [Fact]
    public async Task Person_OfAnotherOrganisation_IsToldPolitely_UnlessAdmitted()
    {
        foreach (var admitted in new[] { false, true })
        {
            await using var world = await SlackWorld.StartAsync(transport, new() { ["Slack:Audience:Teams:0"] = admitted ? "T2" : "T3" });
            await Eventually.TrueAsync(() => world.Status.State == SlackState.Ready);
            var mention = SlackPayloads.Mention(Question);
            (mention["is_ext_shared_channel"], mention["event"]!["user_team"]) = (true, "T2");
            await world.SendAsync(EnvelopeKind.EventsApi, mention);
            var answer = await world.Slack.NextAsync(admitted ? "chat.postMessage" : "chat.postEphemeral");
            Assert.Equal(admitted, SlackRead.Quotes(answer.Arguments).Count > 0);
        }
    }

    [Fact]
    public async Task Channel_NotOnTheList_IsNotServed()
    {
        await using var world = await SlackWorld.StartAsync(transport, new() { ["Slack:Audience:Channels:0"] = "C7" });
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        Assert.Equal("U1", (await world.Slack.NextAsync("chat.postEphemeral")).Text("user"));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("help", "im", "1.1"));
        Assert.Equal("D1", (await world.Slack.NextAsync("chat.postMessage")).Text("channel"));
    }

    [Fact]
    public async Task Mention_WithoutText_IsAnswered()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        var mention = SlackPayloads.Mention("");
        mention["event"]!.AsObject().Remove("text");
        await world.SendAsync(EnvelopeKind.EventsApi, mention);
        Assert.Equal("1000.000100", (await world.Slack.NextAsync("chat.postMessage")).Text("thread_ts"));
    }

    [Fact]
    public async Task Token_OfAnotherTeamOrPerson_Withdrawn_ChangesNothing()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await Eventually.TrueAsync(() => world.Status.State == SlackState.Ready);
        var elsewhere = SlackPayloads.Event(new JsonObject { ["type"] = "app_uninstalled" });
        elsewhere["team_id"] = "T9";
        await world.SendAsync(EnvelopeKind.EventsApi, elsewhere);
        var persons = new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U1"), ["bot"] = new JsonArray() } };
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Event(persons));
        Assert.Equal(SlackState.Ready, world.Status.State);
    }

    /// <summary>Where the next answers stand; threads do not wait for each other.</summary>
    private static async Task<IReadOnlyList<string?>> NextThreadsAsync(SlackWorld world, int count)
    {
        var threads = new List<string?>();
        while (threads.Count < count)
        {
            threads.Add((await world.Slack.NextAsync("chat.postMessage")).Text("thread_ts"));
        }

        return [.. threads.Order(StringComparer.Ordinal)];
    }

    /// <summary>Everything that came in before is handled before a question in its own lane is.</summary>
    private static async Task AssertNothingMoreIsPostedAsync(SlackWorld world)
    {
        await Eventually.TrueAsync(() => world.Status.QueueLength == 0 && world.Status.LastLag is not null);
        await world.Service.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(world.Slack.HasCall("chat.postMessage"));
    }
}
