using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.Installations;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Tests.Slack.Web;

public sealed class SlackClientTests : IDisposable
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly ScriptedSlack _slack = new();
    private readonly ServiceProvider _services;

    public SlackClientTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<IHostEnvironment>(new FixedEnvironment());
        services.AddSlack(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Slack:Transport"] = "Http",
                ["Slack:BotToken"] = "xoxb-1",
                ["Slack:SigningSecret"] = "s",
                ["Slack:RetryBudget"] = "00:01:00",
            }).Build(),
            _ => new Uri("https://briefing.example.org/"));
        services.AddHttpClient(SlackCaller.ClientName).ConfigurePrimaryHttpMessageHandler(() => _slack);
        _services = services.BuildServiceProvider();
    }

    private SlackClient Client => _services.GetRequiredService<SlackClient>();

    public void Dispose()
    {
        _services.Dispose();
        _slack.Dispose();
    }

    [Fact]
    public async Task PostMessage_Accepted_SendsTheDocumentedJsonWithTheToken()
    {
        _slack.Then(HttpStatusCode.OK, """{"ok":true,"ts":"1.5"}""");
        var outcome = await Client.PostMessageAsync(
            new SlackMessage { Channel = "C1", Text = "hi", ThreadTs = "1.0" }, TestContext.Current.CancellationToken);
        Assert.Equal("1.5", Assert.IsType<SlackOutcome.Done>(outcome).Body.GetProperty("ts").GetString());
        var (address, token, body) = Assert.Single(_slack.Calls);
        Assert.Equal("https://slack.com/api/chat.postMessage", address);
        Assert.Equal("Bearer xoxb-1", token);
        Assert.Equal("""{"channel":"C1","text":"hi","thread_ts":"1.0","unfurl_links":false,"unfurl_media":false}""", body);
    }

    [Fact]
    public async Task EveryMethod_SendsWhatSlackDocuments_AndReadsAsForms()
    {
        var view = JsonDocument.Parse("""{"type":"home"}""").RootElement;
        var message = new SlackMessage { Channel = "C1", Text = "hi", Ts = "1.5" };
        var stop = TestContext.Current.CancellationToken;
        (Func<Task<SlackOutcome>> Call, string Method, string Body)[] cases =
        [
            (() => Client.UpdateMessageOnceAsync(message, stop), "chat.update", """{"channel":"C1","text":"hi","ts":"1.5","unfurl_links":false,"unfurl_media":false}"""),
            (() => Client.DeleteMessageAsync("C1", "1.5", stop), "chat.delete", "channel=C1&ts=1.5"),
            (() => Client.OpenViewAsync("t", view, stop), "views.open", """{"view":{"type":"home"},"trigger_id":"t"}"""),
            (() => Client.UpdateViewAsync("V1", view, stop), "views.update", """{"view":{"type":"home"},"view_id":"V1"}"""),
            (() => Client.PublishHomeAsync("U1", view, stop), "views.publish", """{"view":{"type":"home"},"user_id":"U1"}"""),
            (() => Client.SuggestPromptsAsync("D1", "Try", [new SuggestedPrompt("a", "b")], stop),
                "assistant.threads.setSuggestedPrompts",
                """{"channel_id":"D1","title":"Try","prompts":[{"title":"a","message":"b"}]}"""),
            (() => Client.UserOnceAsync("U1", stop), "users.info", "user=U1"),
            (() => Client.ConversationsOfAsync("U1", "c=", stop),
                "users.conversations",
                "types=public_channel%2Cprivate_channel&exclude_archived=true&limit=200&user=U1&cursor=c%3D"),
            (() => Client.ConversationOnceAsync("C1", stop), "conversations.info", "channel=C1"),
            (() => Client.MessagesAsync("C1", "1.0", "1.5", "c=", stop),
                "conversations.replies",
                "channel=C1&ts=1.0&oldest=1.5&include_all_metadata=true&limit=100&cursor=c%3D"),
            (() => Client.MessagesAsync("D1", null, null, null, stop), "conversations.history", "channel=D1&include_all_metadata=true&limit=100"),
        ];
        foreach (var (call, method, body) in cases)
        {
            _slack.Then(HttpStatusCode.OK, """{"ok":true}""");
            Assert.IsType<SlackOutcome.Done>(await call());
            Assert.Equal(("https://slack.com/api/" + method, "Bearer xoxb-1", body), _slack.Calls[^1]);
        }
    }

    [Fact]
    public async Task Call_RateLimitedForAWhile_WaitsAsLongAsAsked()
    {
        _slack.Then(HttpStatusCode.TooManyRequests, "", retryAfter: 20).Then(HttpStatusCode.TooManyRequests, "", retryAfter: 20)
            .Then(HttpStatusCode.OK, """{"ok":true}""");
        var call = Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken);
        var waited = await AdvanceUntilDone(call);
        Assert.IsType<SlackOutcome.Done>(await call);
        Assert.InRange(waited.TotalSeconds, 40, 42);
    }

    [Fact]
    public async Task Call_RateLimitedBeyondTheBudget_GivesUpWithAnOutcome()
    {
        for (var time = 0; time < 10; time++)
        {
            _slack.Then(HttpStatusCode.TooManyRequests, "", retryAfter: 25);
        }

        var call = Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken);
        await AdvanceUntilDone(call);
        Assert.Equal(TimeSpan.FromSeconds(25), Assert.IsType<SlackOutcome.RateLimited>(await call).RetryAfter);
        Assert.Equal(3, _slack.Calls.Count);
    }

    [Fact]
    public async Task Call_SlackIsDown_TriesFourTimes()
    {
        for (var time = 0; time < 10; time++)
        {
            _slack.Then(HttpStatusCode.ServiceUnavailable, "");
        }

        var call = Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken);
        await AdvanceUntilDone(call);
        Assert.IsType<SlackOutcome.Unreachable>(await call);
        Assert.Equal(4, _slack.Calls.Count);
    }

    [Fact]
    public async Task Call_NoConnection_TriesFourTimes()
    {
        _slack.Fault = new HttpRequestException(HttpRequestError.ConnectionError);
        var call = Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken);
        await AdvanceUntilDone(call);
        Assert.Equal(new SlackOutcome.Unreachable(MayHaveArrived: false), await call);
        Assert.Equal(4, _slack.Calls.Count);
    }

    [Fact]
    public async Task Call_ConnectionBreaksUnderway_IsNotRepeated()
    {
        _slack.Fault = new HttpRequestException(HttpRequestError.ResponseEnded);
        Assert.Equal(new SlackOutcome.Unreachable(MayHaveArrived: true), await Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken));
        Assert.Single(_slack.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(SlackOutcome.RateLimited))]
    [InlineData(HttpStatusCode.ServiceUnavailable, typeof(SlackOutcome.Unreachable))]
    public async Task PostMessageOnce_NotAccepted_IsNotRepeated(HttpStatusCode status, Type outcome)
    {
        _slack.Then(status, "", retryAfter: 1);
        var message = new SlackMessage { Channel = "C1", Text = "hi" };
        Assert.IsType(outcome, await Client.PostMessageOnceAsync(message, TestContext.Current.CancellationToken));
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task TokenCheck_SlackIsAway_AsksUntilItAnswers()
    {
        for (var time = 0; time < 9; time++)
        {
            _slack.Then(HttpStatusCode.ServiceUnavailable, "");
        }

        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"internal_error"}""").Then(HttpStatusCode.OK, """{"ok":true,"user_id":"U0","bot_id":"B0","team_id":"T1"}""");
        using var check = ActivatorUtilities.CreateInstance<TokenCheck>(_services);
        await check.StartAsync(TestContext.Current.CancellationToken);
        var status = _services.GetRequiredService<SlackStatus>();
        await AdvanceUntil(() => status.State == SlackState.Ready);
        Assert.Equal(("U0", "B0", "T1"), (status.BotUserId, status.BotId, status.TeamId));
        Assert.Equal(11, _slack.Calls.Count);

        // It goes on asking: a token that goes is noticed, and so is one that comes back.
        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"invalid_auth"}""").Then(HttpStatusCode.OK, """{"ok":true,"user_id":"U0","bot_id":"B0"}""");
        await AdvanceUntil(() => status.State == SlackState.Revoked);
        await AdvanceUntil(() => status.State == SlackState.Ready);
        await check.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task People_AreAskedForBehindTheAnswer_AndAFailureIsNotAskedAgainForAMinute()
    {
        var people = new SlackPeople(Client, _time);
        var stop = TestContext.Current.CancellationToken;
        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"user_not_found"}""");
        Assert.Null((await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name);
        Assert.Null((await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name);
        Assert.Single(_slack.Calls);
        _time.Advance(TimeSpan.FromMinutes(2));
        _slack.Then(HttpStatusCode.OK, """{"ok":true,"user":{"real_name":"Ann","tz":"Asia/Dushanbe"}}""");
        Assert.Equal("Ann", (await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name);
        _time.Advance(TimeSpan.FromHours(23));
        Assert.Equal("Ann", (await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name);
        _time.Advance(TimeSpan.FromHours(2));
        _slack.Then(HttpStatusCode.OK, """{"ok":true,"user":{"real_name":"Ann B."}}""");

        // What is known is used at once, and refreshed behind.
        Assert.StartsWith("Ann", (await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name, StringComparison.Ordinal);
        while ((await people.FindAsync(SlackTenant.Configured, "U1", stop)).Name != "Ann B.")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, stop);
        }

        Assert.Equal(3, _slack.Calls.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void AddSlack_NotConfigured_RegistersNothing(string? transport)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:Transport"] = transport }).Build();
        Assert.Empty(new ServiceCollection().AddSlack(settings, _ => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task Call_AnswerIsNotJson_IsUnreachable_AndIsNotRepeated()
    {
        _slack.Then(HttpStatusCode.OK, "<html>");
        Assert.IsType<SlackOutcome.Unreachable>(await Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken));
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Call_Refused_NamesTheError()
    {
        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"channel_not_found"}""");
        Assert.Equal(new SlackOutcome.Refused("channel_not_found"), await Client.ConversationsOfAsync("U1", null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    [InlineData("invalid_auth")]
    public async Task Call_TokenRefused_IsJudgedByAuthTest(string error)
    {
        var answer = $$"""{"ok":false,"error":"{{error}}"}""";
        _slack.Then(HttpStatusCode.OK, answer).Then(HttpStatusCode.OK, """{"ok":true}""").Then(HttpStatusCode.OK, answer);
        var stop = TestContext.Current.CancellationToken;
        var status = _services.GetRequiredService<SlackStatus>();
        Assert.IsType<SlackOutcome.Revoked>(await Client.UserOnceAsync("U1", stop));
        Assert.NotEqual(SlackState.Revoked, status.State);
        Assert.IsType<SlackOutcome.Done>(await Client.UserOnceAsync("U1", stop));
        Assert.IsType<SlackOutcome.Revoked>((await Client.TestAsync(stop)).Outcome);
        Assert.Equal(SlackState.Revoked, status.State);
        Assert.Contains(error, status.Description, StringComparison.Ordinal);

        // Nothing is asked of a token that is gone.
        Assert.IsType<SlackOutcome.Revoked>(await Client.UserOnceAsync("U1", stop));
        Assert.Equal(3, _slack.Calls.Count);
    }

    [Fact]
    public async Task Call_RateLimitedWithinA200_IsRateLimited()
    {
        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"ratelimited"}""", retryAfter: 7);
        var outcome = await Client.PostMessageOnceAsync(new SlackMessage { Channel = "C1", Text = "hi" }, TestContext.Current.CancellationToken);
        Assert.Equal(new SlackOutcome.RateLimited(TimeSpan.FromSeconds(7)), outcome);
    }

    [Fact]
    public async Task Respond_AddressElsewhere_IsRefusedWithoutACall()
    {
        var outcome = await Client.RespondAsync(
            new Uri("https://example.com/"), new ResponseUrlMessage { Text = "hi" }, TestContext.Current.CancellationToken);
        Assert.IsType<SlackOutcome.Refused>(outcome);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task Respond_SlacksAddress_CarriesNoToken()
    {
        _slack.Then(HttpStatusCode.OK, "ok");
        Assert.IsType<SlackOutcome.Done>(await Client.RespondAsync(
            new Uri("https://hooks.slack.com/actions/1"), new ResponseUrlMessage { Text = "hi" }, TestContext.Current.CancellationToken));
        Assert.Null(Assert.Single(_slack.Calls).Token);
    }

    private Task<TimeSpan> AdvanceUntilDone(Task call) => AdvanceUntil(() => call.IsCompleted);

    private async Task<TimeSpan> AdvanceUntil(Func<bool> isDone)
    {
        var start = _time.GetUtcNow();
        while (!isDone())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            if (!isDone() && _slack.IsQuiet)
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
            }
        }

        return _time.GetUtcNow() - start;
    }
}
