using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Feedback;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Conversation;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>What a person does in Slack, from the first question to the shared quote; run over both transports.</summary>
public abstract partial class SlackJourneyTests(SlackTransport transport)
{
    private const string Question = "why did Russia recognize the Taliban?";

    [Fact]
    public async Task Mention_Question_IsAnsweredInTheThreadWithWholePassages()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var message = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal(("C1", "1000.000100"), (message.Text("channel"), message.Text("thread_ts")));
        AssertQuotesStandInTheCorpus(world, message);
        Assert.Contains("https://briefing.example.org/read/russia-taliban#p", message.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mention_SentThreeTimes_IsAnsweredOnce()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        for (var time = 0; time < 3; time++)
        {
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question, eventId: "Ev1"));
        }

        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help", ts: "1000.000900"));
        Assert.Equal(["1000.000100", "1000.000900"], await NextThreadsAsync(world, 2));
        await AssertNothingMoreIsPostedAsync(world);
    }

    [Fact]
    public async Task Message_OfABotOrOfOurselves_IsNotAnswered()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.1", extra: new JsonObject { ["bot_id"] = "B7" }));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.2", extra: new JsonObject { ["user"] = FakeSlack.BotUser }));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.3", extra: new JsonObject { ["subtype"] = "channel_join" }));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Event(new JsonObject { ["type"] = "from_the_future" }));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("help", "im", "1.4"));
        Assert.Contains("Ask a question", (await world.Slack.NextAsync("chat.postMessage")).Text("text"), StringComparison.Ordinal);
        Assert.False(world.Slack.HasCall("chat.postMessage"));
    }

    [Fact]
    public async Task DirectMessage_FollowedByMore_GoesOnInTheSameConversation()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.1"));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal(("D1", null), (answer.Text("channel"), answer.Text("thread_ts")));
        var more = SlackRead.Button(answer.Arguments, "intent.more");
        Assert.NotNull(more);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("more", "im", "1.2"));
        var further = await world.Slack.NextAsync("chat.postMessage");
        Assert.Empty(SlackRead.Quotes(answer.Arguments).Intersect(SlackRead.Quotes(further.Arguments)));
        AssertQuotesStandInTheCorpus(world, further);
    }

    [Fact]
    public async Task Command_Question_IsAnsweredPrivatelyAndThenShared()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.SlashCommands, SlackPayloads.Command(world.Slack, Question));
        var answer = await world.Slack.NextAsync("response_url");
        Assert.Equal("ephemeral", answer.Text("response_type"));
        AssertQuotesStandInTheCorpus(world, answer);

        var share = SlackRead.Button(answer.Arguments, "share_here");
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Press(world.Slack, share!.Value, container: ""));
        var shared = await world.Slack.NextAsync("response_url");
        Assert.Equal("in_channel", shared.Text("response_type"));
        Assert.Equal(SlackRead.Quotes(answer.Arguments), SlackRead.Quotes(shared.Arguments));
        Assert.Contains("\"user_id\":\"U1\"", shared.Json, StringComparison.Ordinal);
        Assert.True((await world.Slack.NextAsync("response_url")).Arguments.GetProperty("delete_original").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("help")]
    public async Task Command_WithoutAQuestion_SaysWhatCanBeAsked(string text)
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.SlashCommands, SlackPayloads.Command(world.Slack, text));
        Assert.Contains("Ask a question", (await world.Slack.NextAsync("response_url")).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shortcut_AskTheCorpus_AsksAndAnswersInOneModal()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Shortcut(world.Slack, SlackShortcuts.AskTheCorpus));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        Assert.Equal("ask", view.GetProperty("callback_id").GetString());
        var answer = await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Submission(world.Slack, "ask", Question));
        Assert.Equal("update", answer!.Value.GetProperty("response_action").GetString());
        AssertQuotesStandInTheCorpus(world, new SlackCall("", answer.Value.GetProperty("view")));
    }

    [Theory]
    [InlineData("*Driven by security concerns in Central Asia and the desire to prevent extremist spillover*", "✓ Verbatim")]
    [InlineData("&gt; Driven by economic concerns in Central Asia and the desire to prevent extremist spillover", "≠ Altered")]
    public async Task Shortcut_CheckThisQuote_GivesTheVerdictInAModal(string quoted, string verdict)
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.MessageShortcut(world.Slack, SlackShortcuts.CheckThisQuote, quoted));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        Assert.Contains(verdict, SlackRead.AllText(view), StringComparison.Ordinal);
        Assert.Contains("§2 ¶1", SlackRead.AllText(view), StringComparison.Ordinal);
        var other = SlackPayloads.Submission(world.Slack, "check_quote", "Nobody ever said anything like these words about gardening.");
        var again = await world.SendAsync(EnvelopeKind.Interactive, other);
        Assert.Equal("update", again!.Value.GetProperty("response_action").GetString());
        Assert.Empty(SlackRead.Quotes(again.Value));
    }

    [Fact]
    public async Task Button_Share_BringsThePassageToAChannelThatBothAreIn()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Choose(world.Slack, answer.Arguments, "Share…", "2000.000001"));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        var metadata = view.GetProperty("private_metadata").GetString()!;

        foreach (var closed in new[] { "C9", "C8", "C404", "" })
        {
            var refused = await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.ShareSubmission(world.Slack, metadata, closed, "look"));
            Assert.Equal("errors", refused!.Value.GetProperty("response_action").GetString());
        }

        Assert.False(world.Slack.HasCall("chat.postMessage"));
        var done = await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.ShareSubmission(world.Slack, metadata, "C2", "<!channel> look"));
        Assert.Contains("#desk", SlackRead.AllText(done!.Value), StringComparison.Ordinal);
        var shared = await world.Slack.NextAsync("chat.postMessage");
        Assert.Equal("C2", shared.Text("channel"));
        Assert.Equal(SlackRead.Quotes(answer.Arguments)[0], Assert.Single(SlackRead.Quotes(shared.Arguments)));
        Assert.Contains("<!channel> look", SlackRead.AllText(shared.Arguments), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", shared.Text("text"), StringComparison.Ordinal);

        var links = SlackRead.Find(shared.Arguments, "link").Select(link => link.GetProperty("url").GetString()!);
        var receipt = links.Single(url => url.Contains("/q/", StringComparison.Ordinal));
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.LinkShared(receipt, "https://briefing.example.org/q/AAAAAAAAAAAAAAAAAAAAAA"));
        var unfurls = (await world.Slack.NextAsync("chat.unfurl")).Arguments.GetProperty("unfurls").EnumerateObject().ToList();
        Assert.Equal(receipt, Assert.Single(unfurls).Name);
        Assert.Equal(SlackRead.Quotes(shared.Arguments), SlackRead.Quotes(unfurls[0].Value));
    }

    [Fact]
    public async Task Words_SubscribePauseAndStop_ShowOnTheHomeTab()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("send me the summary every weekday at 8", "im", "1.1"));
        Assert.Contains("Dushanbe", SlackRead.AllText((await world.Slack.NextAsync("chat.postMessage")).Arguments), StringComparison.Ordinal);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.HomeOpened("home"));
        var home = await world.Slack.NextAsync("views.publish");
        Assert.Contains("Daily summary", SlackRead.AllText(home.Arguments), StringComparison.Ordinal);
        Assert.Contains("every weekday at 08:00", SlackRead.AllText(home.Arguments), StringComparison.OrdinalIgnoreCase);
        var stop = SlackRead.Buttons(home.Arguments).First(button => button.GetProperty("text").GetProperty("text").GetString() == "Stop");
        var press = SlackPayloads.Press(world.Slack, stop, container: null);
        press["view"]!["private_metadata"] = home.Arguments.GetProperty("view").GetProperty("private_metadata").GetString();
        await world.SendAsync(EnvelopeKind.Interactive, press);
        var after = await world.Slack.NextAsync("views.publish");
        Assert.DoesNotContain("every weekday at 08:00", SlackRead.AllText(after.Arguments), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Button_WhyThisPassage_ExplainsInAModal()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Choose(world.Slack, answer.Arguments, "Why this passage", "2000.000001"));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        Assert.Equal(SlackRead.Quotes(answer.Arguments)[0], Assert.Single(SlackRead.Quotes(view)));
    }

    [Fact]
    public async Task Button_Show_BringsTheWholeOfAFoldedPassage()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        var show = SlackRead.Buttons(answer.Arguments).First(button => button.GetProperty("action_id").GetString()!.StartsWith("intent.show.", StringComparison.Ordinal));
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Press(world.Slack, show, container: "2000.000001"));
        var whole = Assert.Single(SlackRead.Quotes((await world.Slack.NextAsync("chat.postMessage")).Arguments));
        Assert.Contains(SlackRead.Quotes(answer.Arguments)[1].Trim('…', ' '), whole, StringComparison.Ordinal);
        Assert.Contains(whole, world.Service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.Passages.Select(passage => passage.Text));
    }

    [Fact]
    public async Task Thumb_Pressed_IsKeptWithQuestionAndPassages()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        var answer = await world.Slack.NextAsync("chat.postMessage");
        var thumbs = SlackRead.Find(answer.Arguments, "feedback_buttons").Single();
        var value = thumbs.GetProperty("negative_button").GetProperty("value").GetString();
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Press(world.Slack, thumbs, "2000.000001", value));
        Assert.Equal("U1", (await world.Slack.NextAsync("chat.postEphemeral")).Text("user"));
        var kept = Assert.Single(await world.Service.Services.GetRequiredService<IFeedbackStore>().ListAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal((Question, false), (kept.Question, kept.IsHelpful));
        Assert.Equal(SlackRead.Quotes(answer.Arguments).Count, kept.Passages.Count);
    }

    [Fact]
    public async Task Home_Opened_ShowsRecentQuestionsThatCanBeAskedAgain()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message(Question, "im", "1.1"));
        await world.Slack.NextAsync("chat.postMessage");
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.HomeOpened("home"));
        var home = await world.Slack.NextAsync("views.publish");
        Assert.Equal("U1", home.Text("user_id"));
        var recent = SlackRead.Button(home.Arguments, "intent.recent0");
        Assert.Equal(Question, recent!.Value.GetProperty("text").GetProperty("text").GetString());
        await world.SendAsync(EnvelopeKind.Interactive, SlackPayloads.Press(world.Slack, recent.Value, container: null));
        var view = (await world.Slack.NextAsync("views.open")).Arguments.GetProperty("view");
        Assert.NotEmpty(SlackRead.Quotes(view));
    }

    [Fact]
    public async Task MessagesTab_Opened_SuggestsQuestionsToBeginWith()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.HomeOpened("messages"));
        var call = await world.Slack.NextAsync("assistant.threads.setSuggestedPrompts");
        Assert.Equal("D1", call.Text("channel_id"));
        Assert.InRange(call.Arguments.GetProperty("prompts").GetArrayLength(), 1, 4);
    }

    [Fact]
    public async Task Link_ToAParagraph_IsUnfurledWithThatParagraph()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        const string good = "https://briefing.example.org/read/russia-taliban#p2.1";
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.LinkShared(
            "https://briefing.example.org/read/russia-taliban#p99.1",
            "https://elsewhere.example.org/read/russia-taliban#p2.1",
            "https://briefing.example.org/about",
            good));
        var call = await world.Slack.NextAsync("chat.unfurl");
        var (url, unfurl) = Assert.Single(call.Arguments.GetProperty("unfurls").EnumerateObject().Select(member => (member.Name, member.Value)));
        Assert.Equal(good, url);
        Assert.StartsWith("Russia’s engagement with the Taliban", Assert.Single(SlackRead.Quotes(unfurl)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thread_FollowUpWithoutAMention_IsAnsweredOnlyWhereThatIsSwitchedOn()
    {
        foreach (var on in new[] { false, true })
        {
            await using var world = await SlackWorld.StartAsync(transport, new() { ["Slack:Channel:FollowUpsInThreads"] = on ? "true" : "false" });
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
            await world.Slack.NextAsync("chat.postMessage");
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("more", "channel", "1000.000200", threadTs: "1000.000100"));
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Message("more", "channel", "1000.000300", threadTs: "999.000100"));
            await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention("help", ts: "1000.000900"));
            Assert.Equal(on ? ["1000.000100", "1000.000900"] : ["1000.000900"], await NextThreadsAsync(world, on ? 2 : 1));
            await AssertNothingMoreIsPostedAsync(world);

            // Where it is off, the asker is told once, and only they.
            Assert.Equal(!on, world.Slack.HasCall("chat.postEphemeral"));
        }
    }

    [Fact]
    public async Task RateLimit_ForAWhile_DelaysTheAnswerAndLosesNothing()
    {
        await using var world = await SlackWorld.StartAsync(transport);
        world.Slack.RateLimit("chat.postMessage", 1, 1);
        await world.SendAsync(EnvelopeKind.EventsApi, SlackPayloads.Mention(Question));
        await world.Slack.NextAsync("chat.postMessage");
        Assert.False(world.Slack.HasCall("chat.postMessage"));
    }

    private static void AssertQuotesStandInTheCorpus(SlackWorld world, SlackCall message)
    {
        var passages = world.Service.Services.GetRequiredService<LiveSearcher>().Current.Corpus.Passages.Select(passage => passage.Text).ToHashSet();
        var quotes = SlackRead.Quotes(message.Arguments);
        Assert.NotEmpty(quotes);

        // Those after the first are folded to their sentences.
        Assert.All(quotes, quote => Assert.True(
            passages.Contains(quote) || passages.Any(passage => quote.Split('…', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(passage.Contains)), quote));
    }
}
