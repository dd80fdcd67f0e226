using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Channels;
using RussiaTaliban.Channels.Slack.Azure;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Channels.Slack;

/// <summary>Slack behind Azure Bot Service, through the handler that /api/messages calls.</summary>
public sealed class AzureSlackTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("help")]
    [InlineData("why")]
    [InlineData("not found")]
    [InlineData("quote altered")]
    [InlineData("digest asked for")]
    public async Task Render_Reply_IsTheSlackMessageInChannelData(string name)
    {
        var reply = (await SlackSamples.RepliesAsync())[name];
        var message = Assert.Single(new AzureSlackRenderer(SlackSamples.Renderer).Render(reply));
        var data = message.ChannelData!.Value;
        Assert.Null(message.Text);
        Assert.NotEmpty(data.GetProperty("text").GetString()!);
        Assert.False(data.TryGetProperty("thread_ts", out _));
        Golden.Matches($"Slack/{name}.json", JsonSerializer.Serialize(data.GetProperty("blocks"), Readable));
    }

    [Theory]
    [InlineData("""{"text":"<@UBOT> why did Russia recognize the Taliban?","thread_ts":"17.5"}""", "17.5")]
    [InlineData("""{"text":"<@UBOT|briefing>  why did Russia recognize the Taliban?"}""", null)]
    public async Task Handler_MentionInAChannel_AnswersThereWithBlocks(string said, string? thread)
    {
        var data = Assert.Single(await HandleAsync($$"""{"SlackMessage":{"event":{{said}},"authorizations":[{"user_id":"UBOT"}]},"ApiToken":"xoxb-1"}"""));
        Assert.NotEmpty(RenderedSlack.Find(data.GetProperty("blocks"), "rich_text_quote"));
        Assert.Equal(thread, data.TryGetProperty("thread_ts", out var ts) ? ts.GetString() : null);
        Assert.DoesNotContain("UBOT", data.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-1", data.GetRawText(), StringComparison.Ordinal);
        var ids = RenderedSlack.Find(data, "button").Select(button => button.GetProperty("action_id").GetString()!.Split('.')[0]);
        Assert.All(ids, id => Assert.True(id is "intent" or "open", id));
    }

    [Fact]
    public async Task Handler_PressedButton_DoesItsIntentInTheThreadOfTheMessage()
    {
        var value = JsonEncodedText.Encode(IntentCodec.Encode(new AskIntent("why did Russia recognize the Taliban?")));
        var data = Assert.Single(await HandleAsync(
            $$$"""{"Payload":{"type":"block_actions","message":{"ts":"18.1","thread_ts":"17.5"},"actions":[{"action_id":"intent.more","value":"{{{value}}}"}]}}"""));
        Assert.NotEmpty(RenderedSlack.Find(data.GetProperty("blocks"), "rich_text_quote"));
        Assert.Equal("17.5", data.GetProperty("thread_ts").GetString());
    }

    [Theory]
    [InlineData("""{"Payload":{"actions":[{"action_id":"open.2.1"}]}}""")]
    [InlineData("""{"Payload":{"actions":[{"action_id":"intent.more","value":"forged"}, 7, null]}}""")]
    [InlineData("""{"SlackMessage":{"event":{"text":"why did <@U2> not come?"},"authorizations":[{"user_id":"UBOT"}]}}""")]
    [InlineData("""{"SlackMessage":7}""")]
    public async Task Handler_NotMeantForTheBot_SaysNothing(string channelData) => Assert.Empty(await HandleAsync(channelData));

    [Fact]
    public void Reader_MentionEntityAndEscapes_LeaveTheWordsAsTyped()
    {
        var activity = Incoming("{}", """, "text": "@briefing R&amp;D &lt;now&gt;", "entities": [{"type":"mention","text":"@briefing","mentioned":{"id":"B1:T1"}}]""");
        var turn = ActivityReader.TryRead(activity);
        Assert.Equal("R&D <now>", turn?.Text);
        Assert.Equal(new ConversationAddress("azure-slack", "B1:T1:C1"), turn?.Conversation);
    }

    private static Activity Incoming(string channelData, string more = "") => ActivityJson.TryRead(Encoding.UTF8.GetBytes(
        $$"""
        {"type":"message","channelId":"slack","from":{"id":"U1:T1"},"recipient":{"id":"B1:T1"},
        "conversation":{"id":"B1:T1:C1","isGroup":true},"channelData":{{channelData}}{{more}}}
        """))!;

    private static async Task<IReadOnlyList<JsonElement>> HandleAsync(string channelData)
    {
        var services = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = "Development" }).Services;
        services.AddBriefing(Repository.Corpus);
        services.AddBotFrameworkChannels(_ => new Uri("https://briefing.example.org/"));
        services.AddBotFramework(new ConfigurationBuilder().Build().GetSection(BotFrameworkOptions.Section));
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        var incoming = Incoming(channelData);
        var sender = new CollectingReplySender(incoming);
        Assert.Null(await provider.GetRequiredService<IActivityHandler>().HandleAsync(incoming, sender, TestContext.Current.CancellationToken));
        return [.. sender.Replies.Where(message => message.Type == ActivityTypes.Message).Select(message => message.ChannelData!.Value)];
    }
}
