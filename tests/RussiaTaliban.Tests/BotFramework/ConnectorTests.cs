using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Identity.Client;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>The SDK's Connector client, as this bot sets it up, against a Connector on Kestrel that refuses, stumbles and hangs.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly InstantTime _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConnectorFake _far = null!;
    private MessagesService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await ConnectorFake.StartAsync();
        _service = await MessagesService.StartAsync(new BotFake(), new Dictionary<string, string?>(), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task Send_Reply_GoesToTheActivityItAnswers()
    {
        var result = await _service.SendAsync(_far.ServiceUrl, "hello", "19:a/b@thread.tacv2;messageid=7", replyTo: "m/1");

        Assert.Equal(new SendResult.Sent("sent-1"), result);
        var request = Assert.Single(_far.Taken);
        Assert.Equal("/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D7/activities/m%2F1", request.Path);
        Assert.Equal("Bearer " + CredentialsFake.Token, request.Authorization);
    }

    [Fact]
    public async Task UpdateAndDelete_NameTheActivity()
    {
        await _service.ContinueAsync(_far.ServiceUrl, "c", null, async (context, cancellationToken) =>
        {
            await context.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = "x1", Text = "new words" }, cancellationToken);
            await context.DeleteActivityAsync("x1", cancellationToken);
        });

        Assert.Equal([("PUT", "/v3/conversations/c/activities/x1"), ("DELETE", "/v3/conversations/c/activities/x1")], _far.Taken.Select(request => (request.Method, request.Path)));
    }

    [Fact]
    public async Task Members_Paged_AreReadThroughTheSdk()
    {
        _far.Instead = async (request, _, context) =>
        {
            Assert.Equal("/v3/conversations/c/pagedmembers?pageSize=100", request.Path);
            Assert.Equal("Bearer " + CredentialsFake.Token, request.Authorization);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"members":[{"id":"u1"}],"continuationToken":"next one"}""");
            return true;
        };

        var members = await AskAsync((context, cancellationToken) => TeamsInfo.GetPagedMembersAsync(context, 100, cancellationToken: cancellationToken));

        Assert.Equal("u1", Assert.IsType<ConnectorResult<TeamsPagedMembersResult>.Done>(members).Value.Members[0].Id);
    }

    [Theory]
    [InlineData(404, "", RefusalReason.Gone, 1)]
    [InlineData(503, "", null, 2)]
    public async Task Question_ThatAPersonWaitsFor_IsAValueAndPutTwiceAtMost(int status, string body, RefusalReason? reason, int requests)
    {
        _far.Instead = async (_, _, context) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
            return true;
        };

        var member = await AskAsync((context, cancellationToken) => TeamsInfo.GetMemberAsync(context, "u", cancellationToken));

        Assert.Equal(reason is { } known ? new ConnectorResult<TeamsChannelAccount>.Refused(known) : new ConnectorResult<TeamsChannelAccount>.Exhausted(2), member);
        Assert.Equal(requests, _far.Requests);
    }

    [Theory]
    [InlineData("<html><body>Welcome to the proxy</body></html>")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task Send_TakenAndAnsweredWithoutJson_CountsAsSentOnce(string body)
    {
        _far.Instead = async (_, _, context) =>
        {
            await context.Response.WriteAsync(body);
            return true;
        };

        Assert.Equal(new SendResult.Sent(null), await _service.SendAsync(_far.ServiceUrl, "hello"));
        Assert.Equal(1, _far.Requests);
    }

    [Fact]
    public async Task Send_Markup_IsEscapedInTheJsonAndUnchangedForWhoReadsIt()
    {
        await _service.SendAsync(_far.ServiceUrl, "“Талибан” <b>&");

        var sent = Assert.Single(_far.Taken).Body!.Value.GetProperty("text");
        Assert.Equal("\"“Талибан” \\u003cb\\u003e\\u0026\"", sent.GetRawText());
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"MessageWritesBlocked"}}""", RefusalReason.Blocked)]
    [InlineData(403, """{"error":{"code":"Other"}}""", RefusalReason.Rejected)]
    [InlineData(403, "not json", RefusalReason.Rejected)]
    [InlineData(404, "", RefusalReason.Gone)]
    [InlineData(413, "", RefusalReason.TooLarge)]
    [InlineData(400, "[]", RefusalReason.Rejected)]
    [InlineData(302, "", RefusalReason.Rejected)]
    public async Task Send_RefusedForGood_IsAValueAndNotTriedAgain(int status, string body, RefusalReason reason)
    {
        _far.Instead = async (_, _, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
            await context.Response.WriteAsync(body);
            return true;
        };

        Assert.Equal(new SendResult.Refused(reason), await _service.SendAsync(_far.ServiceUrl, "hello"));
        Assert.Equal(1, _far.Requests);
    }

    /// <summary>What Teams takes of one conversation: seven messages a second, eight in two.</summary>
    [Fact]
    public async Task Send_ManyToOneConversation_KeepsThePlatformsPace_AndOthersGoAtOnce()
    {
        var sent = new ConcurrentQueue<(string Text, DateTimeOffset At)>();
        _far.Instead = (request, _, _) =>
        {
            sent.Enqueue((request.Text!, _time.GetUtcNow()));
            return Task.FromResult(false);
        };
        var start = _time.GetUtcNow();
        for (var number = 0; number < 9; number++)
        {
            await _service.SendAsync(_far.ServiceUrl, "busy", "busy");
        }

        var paced = _time.GetUtcNow();
        await _service.SendAsync(_far.ServiceUrl, "quiet", "quiet");

        var times = sent.Where(message => message.Text == "busy").Select(message => (message.At - start).TotalSeconds).ToList();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2], times);
        Assert.Equal(paced, sent.Last().At);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_RefusedForNow_ArrivesOnceWhenItPasses(int status)
    {
        _far.Instead = (_, before, context) =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(before < 2);
        };

        var result = await _service.SendAsync(_far.ServiceUrl, "hello");

        Assert.IsType<SendResult.Sent>(result);
        Assert.Single(_far.Taken);
        Assert.Equal(3, _far.Requests);
    }

    [Fact]
    public async Task Send_RefusedForNowAlways_IsGivenUp()
    {
        _far.Instead = (_, _, context) =>
        {
            context.Response.StatusCode = 502;
            return Task.FromResult(true);
        };

        Assert.Equal(new SendResult.Exhausted(CallOptions.MaxAttempts) { MayHaveArrived = true }, await _service.SendAsync(_far.ServiceUrl, "hello"));
        Assert.Equal(CallOptions.MaxAttempts, _far.Requests);
    }

    [Theory]
    [InlineData("invalid_client", 1)]
    [InlineData(null, CallOptions.MaxAttempts)]
    public async Task Send_NoTokenToBeHad_IsAValueAndSendsNothing(string? entra, int tries)
    {
        Exception fault = entra is null ? new HttpRequestException("no such host") : new MsalServiceException(entra, "refused");
        await using var service = await MessagesService.StartAsync(
            new BotFake(),
            new Dictionary<string, string?>(),
            _time,
            configure: services => services.Replace(ServiceDescriptor.Singleton<ServiceClientCredentialsFactory>(new CredentialsFake(new AggregateException(fault)))));

        var result = await service.SendAsync(_far.ServiceUrl, "hello");

        Assert.Equal(entra is null ? new SendResult.Exhausted(tries) : new SendResult.Refused(RefusalReason.Rejected), result);
        Assert.Equal(0, _far.Requests);
    }

    [Fact]
    public async Task Send_RetryAfter_IsKeptTo()
    {
        var start = _time.GetUtcNow();
        var second = start;
        _far.Instead = (_, before, context) =>
        {
            second = _time.GetUtcNow();
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "20";
            return Task.FromResult(before == 0);
        };

        Assert.IsType<SendResult.Sent>(await _service.SendAsync(_far.ServiceUrl, "hello"));
        Assert.True(second - start >= TimeSpan.FromSeconds(20), $"tried again after {second - start}");
    }

    [Fact]
    public async Task Send_NoAnswer_IsTriedAgain()
    {
        _far.Instead = async (_, before, context) =>
        {
            if (before > 0)
            {
                return false;
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

        var sending = _service.SendAsync(_far.ServiceUrl, "hello");
        await Eventually.IsTrueAsync(() => _far.Requests == 1, "the first try is made");
        _time.RunOut();

        Assert.IsType<SendResult.Sent>(await sending);
        Assert.Single(_far.Taken);
    }

    [Fact]
    public async Task Send_OneConversationStumbles_KeepsItsOrderAndOthersGoOn()
    {
        var passes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stumbles = 0;
        _far.Instead = async (request, _, context) =>
        {
            if (!request.Path.Contains("/slow/", StringComparison.Ordinal))
            {
                return false;
            }

            await passes.Task.WaitAsync(context.RequestAborted);
            context.Response.StatusCode = 429;
            return Interlocked.Increment(ref stumbles) <= 3;
        };

        var slow = Enumerable.Range(1, 5).Select(number => _service.SendAsync(_far.ServiceUrl, $"slow {number}", "slow")).ToArray();
        await _service.SendAsync(_far.ServiceUrl, "quick", "quick");
        Assert.Equal(["quick"], _far.Taken.Select(request => request.Text));

        passes.SetResult();
        await Task.WhenAll(slow);
        Assert.Equal(["quick", "slow 1", "slow 2", "slow 3", "slow 4", "slow 5"], _far.Taken.Select(request => request.Text));
    }

    private async Task<ConnectorResult<T>> AskAsync<T>(Func<ITurnContext, CancellationToken, Task<T>> ask)
        where T : class, new()
    {
        ConnectorResult<T>? answer = null;
        await _service.ContinueAsync(_far.ServiceUrl, "c", null, async (context, cancellationToken) =>
            answer = await ConnectorResult.AskAsync(asking => ask(context, asking), new T(), cancellationToken));
        return answer!;
    }
}
