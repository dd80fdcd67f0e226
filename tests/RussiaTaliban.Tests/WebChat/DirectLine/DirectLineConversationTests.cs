using System.Net;
using System.Text.Json;
using Microsoft.Bot.Schema;
using static RussiaTaliban.Tests.WebChat.DirectLine.DirectLineService;

namespace RussiaTaliban.Tests.WebChat.DirectLine;

/// <summary>The calls that Web Chat makes, in its order, and what it builds on in the answers.</summary>
public sealed class DirectLineConversationTests
{
    [Fact]
    public async Task Conversation_BegunAsWebChatBeginsIt_IsWelcomedAndAnswered()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        Assert.Equal(1800, conversation.GetProperty("expires_in").GetInt32());
        Assert.StartsWith("ws://127.0.0.1", conversation.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);

        var said = await ReadAsync(await service.SayAsync(conversation, "hello", from: "somebody else"), HttpStatusCode.OK);
        var set = await service.ReadActivitiesAsync(conversation, atLeast: 3);

        Assert.Equal(["Welcome", "hello", "You said: hello"], Texts(set));
        var (question, answer) = (set.GetProperty("activities")[1], set.GetProperty("activities")[2]);
        Assert.Equal(said.GetProperty("id").GetString(), question.GetProperty("id").GetString());
        Assert.StartsWith("dl_", question.GetProperty("from").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(question.GetProperty("id").GetString(), answer.GetProperty("replyToId").GetString());
        Assert.Equal("bot", answer.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal("2026-11-23T12:00:00+00:00", answer.GetProperty("timestamp").GetString());
        Assert.All(service.Bot.Handled, activity => Assert.Equal("directline", activity.ChannelId));
        Assert.Equal([ActivityTypes.ConversationUpdate, ActivityTypes.Message], service.Bot.Handled.Select(activity => activity.Type));
    }

    [Fact]
    public async Task Activities_ReadWithAWatermark_AreOnlyTheNewOnes()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        var first = await service.ReadActivitiesAsync(conversation, atLeast: 1);
        await service.SayAsync(conversation, "more");
        var second = await service.ReadActivitiesAsync(conversation, atLeast: 2, first.GetProperty("watermark").GetString()!);

        Assert.Equal(["more", "You said: more"], Texts(second));
        Assert.Empty(Texts(await service.ReadActivitiesAsync(conversation, atLeast: 0, second.GetProperty("watermark").GetString()!)));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("abc")]
    public async Task Activities_ReadWithANonsenseWatermark_AreRefused(string watermark)
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();

        var error = await ReadAsync(
            await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}/activities?watermark={watermark}", Token(conversation)), HttpStatusCode.BadRequest);

        Assert.Equal("BadArgument", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Stream_TellsWhatIsSaidAndGoesOnAfterAReconnect()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        string watermark;
        using (var socket = await OpenStreamAsync(conversation.GetProperty("streamUrl").GetString()!))
        {
            await service.SayAsync(conversation, "one");
            var texts = new List<string?>();
            JsonElement set;
            do
            {
                set = await ReceiveAsync(socket);
                texts.AddRange(Texts(set));
            }
            while (texts.Count < 3);

            Assert.Equal(["Welcome", "one", "You said: one"], texts);
            watermark = set.GetProperty("watermark").GetString()!;
            await socket.SendAsync(Array.Empty<byte>(), System.Net.WebSockets.WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
            socket.Abort();
        }

        await service.SayAsync(conversation, "two");
        var again = await ReadAsync(
            await service.SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}?watermark={watermark}", Token(conversation)), HttpStatusCode.OK);
        using var second = await OpenStreamAsync(again.GetProperty("streamUrl").GetString()!);
        Assert.Equal("two", Texts(await ReceiveAsync(second)).First());
    }

    [Fact]
    public async Task Stream_ClosedByItsClient_IsClosedPolitely()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();
        using var socket = await OpenStreamAsync(conversation.GetProperty("streamUrl").GetString()!);

        await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task Upload_IsRefusedInWords()
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();

        var error = await ReadAsync(
            await service.SendAsync(HttpMethod.Post, $"conversations/{Id(conversation)}/upload?userId=me", Token(conversation), new MultipartFormDataContent { { new StringContent("x"), "file", "a.txt" } }),
            HttpStatusCode.BadRequest);

        Assert.Equal("UploadNotSupported", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","text":{"a":1}}""")]
    public async Task Activity_Malformed_IsRefused(string body)
    {
        await using var service = await DirectLineService.StartAsync();
        var conversation = await service.BeginAsync();

        await ReadAsync(
            await service.SendAsync(HttpMethod.Post, $"conversations/{Id(conversation)}/activities", Token(conversation), new StringContent(body)), HttpStatusCode.BadRequest);
    }
}
