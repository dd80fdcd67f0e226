using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

public sealed class MessagesEndpointTests
{
    private const string Body = """{"type":"message","text":"hello","channelId":"emulator","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""";

    private static readonly Dictionary<string, string?> NoCredentials = [];

    [Theory]
    [InlineData("application/json", 202)]
    [InlineData("application/json; charset=utf-8", 202)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    public async Task Post_ContentType_MustBeJson(string contentType, int status)
    {
        await using var service = await MessagesService.StartAsync(new BotFake(), NoCredentials);
        using var response = await service.PostAsync(Body, contentType: contentType);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":null}""")]
    [InlineData("""{"type":"","from":{"id":"u"},"conversation":{"id":"c"}}""")]
    public async Task Post_NotAnActivity_IsABadRequest(string body)
    {
        var bot = new BotFake();
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);
        using var response = await service.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(bot.Handled);
    }

    /// <summary>What the SDK alone answers with 500, or with 200 and a turn that dies.</summary>
    [Theory]
    [InlineData("<html><body>502 Bad Gateway</body></html>", 400)]
    [InlineData("no from", 400)]
    [InlineData("64 deep", 202)]
    [InlineData("65 deep", 400)]
    [InlineData("100 deep", 400)]
    [InlineData("half an emoji", 202)]
    public async Task Post_WhatTheSdkThrowsAt_GetsTheRightStatus(string abuse, int status)
    {
        var body = abuse switch
        {
            "no from" => Body.Replace("\"from\":{\"id\":\"u\"},", "", StringComparison.Ordinal),
            "64 deep" or "65 deep" or "100 deep" when int.Parse(abuse.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) - 1 is var depth =>
                Body.Replace("\"hello\"", $"\"hello\",\"value\":{new string('[', depth)}{new string(']', depth)}", StringComparison.Ordinal),
            "half an emoji" => Body.Replace("hello", "hello \\ud83d", StringComparison.Ordinal),
            _ => abuse,
        };
        var bot = new BotFake();
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);

        using var response = await service.PostAsync(body);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        await Eventually.IsTrueAsync(() => bot.Handled.Count == (status == 202 ? 1 : 0), "it is handled, or not");
        Assert.All(bot.Handled, activity => Assert.DoesNotContain('\ud83d', activity.Text));
    }

    [Fact]
    public async Task Post_TooLong_IsRefused()
    {
        await using var service = await MessagesService.StartAsync(new BotFake(), new Dictionary<string, string?> { ["MaxBodyBytes"] = "2048" });
        using var response = await service.PostAsync(Body.Replace("hello", new string('x', 3000), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    /// <summary>A client need not say how long a body is, and this one never ends it.</summary>
    [Fact]
    public async Task Post_TooLongAndOfNoSaidLength_IsRefusedWithoutWaitingForItsEnd()
    {
        await using var service = await MessagesService.StartAsync(new BotFake(), new Dictionary<string, string?> { ["MaxBodyBytes"] = "2048" });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await service.PostEndlesslyAsync(new string('x', 3000)));
    }

    [Fact]
    public async Task Post_TurnsOfOneConversation_RunInTheOrderTheyCame_AndOthersDoNotWait()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new ConcurrentQueue<string>();
        var bot = new BotFake(async (context, _) =>
        {
            if (context.Activity.Text == "c 1")
            {
                await held.Task;
            }

            ended.Enqueue(context.Activity.Text);
        });
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);
        foreach (var words in new[] { "c 1", "c 2", "c 3", "d 1" })
        {
            var body = Body.Replace("hello", words, StringComparison.Ordinal).Replace("\"id\":\"c\"", $"\"id\":\"{words[0]}\"", StringComparison.Ordinal);
            using var taken = await service.PostAsync(body);
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        }

        await Eventually.IsTrueAsync(() => !ended.IsEmpty, "the other conversation is answered");
        Assert.Equal(["c 1", "d 1"], bot.Handled.Select(activity => activity.Text).Order(StringComparer.Ordinal));
        held.SetResult();
        await Eventually.IsTrueAsync(() => ended.Count == 4, "everything is answered");

        Assert.Equal(["d 1", "c 1", "c 2", "c 3"], ended);
    }

    [Fact]
    public async Task Post_ServiceAddressElsewhere_IsRefused()
    {
        await using var service = await MessagesService.StartAsync(new BotFake(), NoCredentials);
        using var response = await service.PostAsync(Body.Replace("127.0.0.1:9", "evil.example", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("known", 200)]
    [InlineData("unknown", 501)]
    public async Task Post_Invoke_IsAnsweredInTheResponse(string name, int status)
    {
        var bot = new BotFake((context, cancellation) => context.Activity.Name == "known" ? AnswerAsync(context, "“…”", cancellation) : Task.CompletedTask);
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);

        using var response = await service.PostAsync(Body.Replace("\"message\"", $"\"invoke\",\"name\":\"{name}\"", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(status == 200 ? """{"quote":"“…”"}""" : "", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_ExpectReplies_BringsThemInTheResponse()
    {
        var bot = new BotFake(async (context, cancellation) =>
        {
            var first = Assert.IsType<SendResult.Sent>(await context.TrySendAsync(new Activity { Type = "message", Text = "one" }, cancellation));
            await context.TrySendAsync(new Activity { Type = "message", Text = "two" }, cancellation);
            await context.UpdateActivityAsync(new Activity { Type = "message", Id = first.Id, Text = "one, mended" }, cancellation);
        });
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);

        using var response = await service.PostAsync(Body.Replace("\"hello\"", "\"hello\",\"deliveryMode\":\"expectReplies\"", StringComparison.Ordinal));

        var replies = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("activities");
        Assert.Equal(["one, mended", "two"], replies.EnumerateArray().Select(reply => reply.GetProperty("text").GetString()));
        Assert.All(replies.EnumerateArray(), reply => Assert.Equal("u", reply.GetProperty("recipient").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Post_TooManyTurns_AreToldToComeBack()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await MessagesService.StartAsync(new BotFake((_, _) => held.Task), new Dictionary<string, string?> { ["MaxPendingTurns"] = "1" });
        using var taken = await service.PostAsync(Body);
        using var refused = await service.PostAsync(Body);
        held.SetResult();
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable), (taken.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task Post_NoCredentialsOutsideDevelopment_IsNotServed()
    {
        var bot = new BotFake();
        await using var service = await MessagesService.StartAsync(bot, NoCredentials, environment: "Production");

        using var response = await service.PostAsync(Body);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(bot.Handled);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task Post_NoCredentialsAndNotADevelopersMachine_IsUnauthorized(string header)
    {
        var bot = new BotFake();
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, "for=203.0.113.9");

        using var response = await service.PostAsync(Body);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(bot.Handled);
    }

    [Fact]
    public async Task Start_FaultyOptions_TellsAllFaultsAtOnce()
    {
        var settings = new Dictionary<string, string?> { ["TenantId"] = "contoso.example", ["MaxBodyBytes"] = "1", ["TrustedServiceHosts:0"] = "not a host" };

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => MessagesService.StartAsync(new BotFake(), settings, environment: "Production"));

        Assert.Equal(3, fault.Failures.Count());
    }

    /// <summary>A fixed budget here; CsCheck_Time=60 in the environment fuzzes for a minute.</summary>
    [Fact]
    public async Task Post_AnythingAtAll_IsNeverAServerFault()
    {
        var bot = new BotFake();
        await using var service = await MessagesService.StartAsync(bot, NoCredentials);
        await Bodies.SampleAsync(
            async body =>
            {
                using var response = await service.PostAsync(body);
                Assert.Contains((int)response.StatusCode, new[] { 202, 400, 403, 501, 503 });
            },
            iter: 300,
            threads: 1);
        Assert.DoesNotContain("Error ", service.Captured.Text, StringComparison.Ordinal);
    }

    private static Task<ResourceResponse> AnswerAsync(ITurnContext context, string quote, CancellationToken cancellationToken) => context.SendActivityAsync(
        new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 200, Body = new JObject { ["quote"] = quote } } }, cancellationToken);

    private static Gen<string> Bodies => Gen.OneOf(
        Gen.String,
        Gen.Select(OneOf("type", "text", "from", "conversation", "recipient", "entities", "attachments", "value", "serviceUrl", "timestamp", "membersAdded", "channelData"), Values, (member, value) =>
            $$"""{"type":"message","channelId":"emulator","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"c"},"{{member}}":{{value}}}"""),
        Gen.Select(Gen.Int[0, Body.Length], Gen.Char.AlphaNumeric, (at, sign) => Body[..at] + sign + Body[Math.Min(at + 1, Body.Length)..]));

    private static Gen<string> Values => Gen.OneOf(
        OneOf("null", "true", "-1", "1e999", "{}", "[]", "[null]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{\"id\":null}", "{\"id\":7}", "[{\"type\":null}]", "[[[[]]]]"),
        Gen.String.Select(text => JsonEncodedText.Encode(new string([.. text.Where(sign => !char.IsSurrogate(sign))])).ToString().Insert(0, "\"") + "\""),
        Gen.Int[1, 200].Select(depth => new string('[', depth) + new string(']', depth)));

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);
}
