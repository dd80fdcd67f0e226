using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.BotFramework;

/// <summary>The Connector client against a Connector on Kestrel that refuses, stumbles and hangs.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly InstantTime _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConnectorFake _far = null!;
    private MessagesService _service = null!;

    private IConnector Connector => _service.Services.GetRequiredService<IConnector>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _far = await ConnectorFake.StartAsync();
        _service = await MessagesService.StartAsync(new HandlerFake(), new Dictionary<string, string?>(), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task Send_Reply_GoesToTheActivityItAnswers()
    {
        var result = await Connector.SendAsync(Message("hello", "19:a/b@thread.tacv2;messageid=7") with { ReplyToId = "m/1" }, Cancellation);

        Assert.Equal(new SendResult.Sent("sent-1"), result);
        var request = Assert.Single(_far.Taken);
        Assert.Equal("/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D7/activities/m%2F1", request.Path);
        Assert.Equal("Bearer " + TokenFake.Token, request.Authorization);
    }

    [Fact]
    public async Task UpdateAndDelete_NameTheActivity()
    {
        await Connector.UpdateAsync(Message("new words") with { Id = "x1" }, Cancellation);
        await Connector.DeleteAsync(Message("").ToReference(), "x1", Cancellation);

        Assert.Equal([("PUT", "/v3/conversations/c/activities/x1"), ("DELETE", "/v3/conversations/c/activities/x1")], _far.Taken.Select(request => (request.Method, request.Path)));
    }

    [Fact]
    public async Task Members_Paged_AreReadWithTheirToken()
    {
        _far.Instead = async (_, _, context) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"members":[{"id":"u1"}],"continuationToken":"next one"}""");
            return true;
        };

        var page = await Connector.GetPagedMembersAsync(Message("").ToReference(), 100, null, Cancellation);

        var members = Assert.IsType<ConnectorResult<PagedMembers>.Done>(page).Value;
        Assert.Equal(("u1", "next one"), (members.Members![0].Id, members.ContinuationToken));
    }

    [Fact]
    public async Task CreateConversation_Answered_TellsItsId()
    {
        var result = await Connector.CreateConversationAsync(
            _far.ServiceUrl, new ConversationParameters { Members = [new ChannelAccount { Id = "u" }], IsGroup = false }, Cancellation);

        Assert.Equal("sent-1", Assert.IsType<ConnectorResult<ConversationResource>.Done>(result).Value.Id);
        Assert.Equal("/v3/conversations", _far.Taken[0].Path);
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

        Assert.Equal(new SendResult.Refused(reason), await Connector.SendAsync(Message("hello"), Cancellation));
        Assert.Equal(1, _far.Requests);
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

        var result = await Connector.SendAsync(Message("hello"), Cancellation);

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

        Assert.Equal(new SendResult.Exhausted(ConnectorCall.MaxAttempts) { MayHaveArrived = true }, await Connector.SendAsync(Message("hello"), Cancellation));
        Assert.Equal(ConnectorCall.MaxAttempts, _far.Requests);
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

        Assert.IsType<SendResult.Sent>(await Connector.SendAsync(Message("hello"), Cancellation));
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

        var sending = Connector.SendAsync(Message("hello"), Cancellation);
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

        var slow = Enumerable.Range(1, 5).Select(number => Connector.SendAsync(Message($"slow {number}", "slow"), Cancellation)).ToArray();
        await Connector.SendAsync(Message("quick", "quick"), Cancellation);
        Assert.Equal(["quick"], _far.Taken.Select(request => request.Text));

        passes.SetResult();
        await Task.WhenAll(slow);
        Assert.Equal(["quick", "slow 1", "slow 2", "slow 3", "slow 4", "slow 5"], _far.Taken.Select(request => request.Text));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData(null)]
    public async Task Send_UntrustedAddress_SendsNothing(string? serviceUrl)
    {
        var result = await Connector.SendAsync(Message("hello") with { ServiceUrl = serviceUrl }, Cancellation);

        Assert.Equal(new SendResult.Refused(RefusalReason.UntrustedAddress), result);
        Assert.Equal(0, _far.Requests);
    }

    private Activity Message(string text, string conversation = "c") => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        ServiceUrl = _far.ServiceUrl,
        Conversation = new ConversationAccount { Id = conversation },
    };
}
