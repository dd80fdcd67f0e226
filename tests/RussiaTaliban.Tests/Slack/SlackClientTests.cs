using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Tests.Slack;

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
        services.AddSingleton<ISlackHandler, RecordingHandler>();
        services.AddSlack(["chat:write"]);
        services.Configure<SlackOptions>(options =>
        {
            options.Transport = SlackTransport.Http;
            options.BotToken = "xoxb-1";
            options.SigningSecret = "s";
            options.RetryBudget = TimeSpan.FromSeconds(60);
        });
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
            (() => Client.UpdateMessageAsync(message, stop), "chat.update", """{"channel":"C1","text":"hi","ts":"1.5","unfurl_links":false,"unfurl_media":false}"""),
            (() => Client.DeleteMessageAsync("C1", "1.5", stop), "chat.delete", "channel=C1&ts=1.5"),
            (() => Client.OpenViewAsync("t", view, stop), "views.open", """{"view":{"type":"home"},"trigger_id":"t"}"""),
            (() => Client.UpdateViewAsync("V1", view, stop), "views.update", """{"view":{"type":"home"},"view_id":"V1"}"""),
            (() => Client.PublishHomeAsync("U1", view, stop), "views.publish", """{"view":{"type":"home"},"user_id":"U1"}"""),
            (() => Client.SuggestPromptsAsync("D1", "Try", [new SuggestedPrompt("a", "b")], stop), "assistant.threads.setSuggestedPrompts", """{"channel_id":"D1","title":"Try","prompts":[{"title":"a","message":"b"}]}"""),
            (() => Client.UserAsync("U1", stop), "users.info", "user=U1"),
            (() => Client.ConversationsOfAsync("U1", "c=", stop), "users.conversations", "types=public_channel%2Cprivate_channel&exclude_archived=true&limit=200&user=U1&cursor=c%3D"),
            (() => Client.ConversationAsync("C1", stop), "conversations.info", "channel=C1"),
            (() => Client.OpenConversationAsync("U1", stop), "conversations.open", "users=U1"),
            (() => Client.RepliesAsync("C1", "1.0", stop), "conversations.replies", "channel=C1&ts=1.0&limit=100"),
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
        var call = Client.UserAsync("U1", TestContext.Current.CancellationToken);
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

        var call = Client.UserAsync("U1", TestContext.Current.CancellationToken);
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

        var call = Client.UserAsync("U1", TestContext.Current.CancellationToken);
        await AdvanceUntilDone(call);
        Assert.IsType<SlackOutcome.Unreachable>(await call);
        Assert.Equal(4, _slack.Calls.Count);
    }

    [Fact]
    public async Task Call_AnswerIsNotJson_IsUnreachable_AndIsNotRepeated()
    {
        _slack.Then(HttpStatusCode.OK, "<html>");
        Assert.IsType<SlackOutcome.Unreachable>(await Client.UserAsync("U1", TestContext.Current.CancellationToken));
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Call_Refused_NamesTheError()
    {
        _slack.Then(HttpStatusCode.OK, """{"ok":false,"error":"channel_not_found"}""");
        Assert.Equal(new SlackOutcome.Refused("channel_not_found"), await Client.UserAsync("U1", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    [InlineData("invalid_auth")]
    public async Task Call_TokenRevoked_StopsEverything(string error)
    {
        _slack.Then(HttpStatusCode.OK, $$"""{"ok":false,"error":"{{error}}"}""");
        Assert.IsType<SlackOutcome.Revoked>(await Client.UserAsync("U1", TestContext.Current.CancellationToken));
        var status = _services.GetRequiredService<SlackStatus>();
        Assert.Equal(SlackState.Revoked, status.State);
        Assert.Contains(error, status.Description, StringComparison.Ordinal);
        Assert.IsType<SlackOutcome.Revoked>(await Client.UserAsync("U1", TestContext.Current.CancellationToken));
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Respond_AddressElsewhere_IsRefusedWithoutACall()
    {
        var outcome = await Client.RespondAsync(
            new Uri("https://example.com/"), new SlackResponse { Text = "hi" }, TestContext.Current.CancellationToken);
        Assert.IsType<SlackOutcome.Refused>(outcome);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public async Task Respond_SlacksAddress_CarriesNoToken()
    {
        _slack.Then(HttpStatusCode.OK, "ok");
        Assert.IsType<SlackOutcome.Done>(await Client.RespondAsync(
            new Uri("https://hooks.slack.com/actions/1"), new SlackResponse { Text = "hi" }, TestContext.Current.CancellationToken));
        Assert.Null(Assert.Single(_slack.Calls).Token);
    }

    private async Task<TimeSpan> AdvanceUntilDone(Task call)
    {
        var start = _time.GetUtcNow();
        while (!call.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            if (!call.IsCompleted && _slack.IsQuiet)
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
            }
        }

        return _time.GetUtcNow() - start;
    }

    private sealed class ScriptedSlack : HttpMessageHandler
    {
        private readonly Queue<(HttpStatusCode Status, string Body, int RetryAfter)> _answers = new();
        private int _busy;

        public List<(string Address, string? Token, string Body)> Calls { get; } = [];

        public bool IsQuiet => Volatile.Read(ref _busy) == 0;

        public ScriptedSlack Then(HttpStatusCode status, string body, int retryAfter = 0)
        {
            _answers.Enqueue((status, body, retryAfter));
            return this;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _busy);
            var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Calls.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), sent));
            var (status, body, retryAfter) = _answers.Dequeue();
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (retryAfter > 0)
            {
                response.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromSeconds(retryAfter));
            }

            Interlocked.Decrement(ref _busy);
            return response;
        }
    }
}
