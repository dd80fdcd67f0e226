using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Conversation;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Tests.Slack;

/// <summary>The Slack channel's own parts on a fake clock, against a Slack that a test breaks and mends.</summary>
internal sealed class SlackRig : IDisposable
{
    private int _said;

    public SlackRig()
    {
        Inbox = new BreakableInbox(new InMemoryInbox(Time));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IHostEnvironment>(new FixedEnvironment());
        services.AddSingleton<IInbox>(Inbox);
        services.AddSingleton<ISlackHandler>(Handler);
        services.AddSlack(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Slack:Transport"] = "Http",
                ["Slack:BotToken"] = "xoxb-1",
                ["Slack:SigningSecret"] = "s",
                ["Slack:QueueCapacity"] = "2",
                ["Slack:ExpectEventWithin"] = "01:00:00",
            }).Build(),
            _ => new Uri("https://briefing.example.org/"));
        services.AddHttpClient(SlackCaller.ClientName).ConfigurePrimaryHttpMessageHandler(() => Slack);
        Services = services.BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    public SwitchedSlack Slack { get; } = new();

    public BreakableInbox Inbox { get; }

    public PostingHandler Handler { get; } = new();

    public ServiceProvider Services { get; }

    public SlackStatus Status => Services.GetRequiredService<SlackStatus>();

    public InboxWorker Worker => Services.GetRequiredService<InboxWorker>();

    public async Task StartAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>().Where(one => one is TokenCheck or InboxWorker))
        {
            await service.StartAsync(Cancel);
        }
    }

    public async Task StopAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>().Where(one => one is TokenCheck or InboxWorker))
        {
            await service.StopAsync(Cancel);
        }
    }

    /// <summary>A question, each in another direct conversation.</summary>
    public SlackInbound.EventCallback Said() =>
        new($"Ev{++_said}", "T1", "UBOT", new SlackEvent.Message($"D{_said}", $"{_said}.0", "help", "U1") { ChannelType = "im" });

    public async Task SayAsync(SlackInbound? inbound = null) => Assert.Equal(Admission.Accepted, await Worker.AdmitAsync(inbound ?? Said(), Cancel));

    /// <summary>Half a second at a time, and five seconds of what is longer than a minute, each with a real moment for what it has woken.</summary>
    public async Task PassesAsync(TimeSpan span)
    {
        var step = TimeSpan.FromSeconds(span > TimeSpan.FromMinutes(1) ? 5 : 0.5);
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, Cancel);
        }
    }

    public void Dispose()
    {
        Services.Dispose();
        Slack.Dispose();
    }

    /// <summary>Answers each question with a few words.</summary>
    internal sealed class PostingHandler : ISlackHandler
    {
        /// <summary>Thrown instead of an answer; null for none.</summary>
        public Exception? Fault { get; set; }

        public Task AnswerAsync(SlackInbound inbound, SlackPosting posting, CancellationToken cancellationToken) =>
            Fault is not null ? throw Fault
            : inbound is SlackInbound.EventCallback { Body: SlackEvent.Message message }
                ? posting.PostAsync(message.Channel, null, message.Ts, "U1", new SmallTalkReply(SmallTalkKind.Privacy, []), cancellationToken)
                : Task.CompletedTask;

        public Task HandleAsync(SlackInbound inbound, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ViewResponse?> SubmitAsync(SlackInteraction.Submission submission, CancellationToken cancellationToken) => Task.FromResult<ViewResponse?>(null);
    }

    /// <summary>Answers every method well, but for those that a test has broken.</summary>
    internal sealed class SwitchedSlack : HttpMessageHandler
    {
        public System.Collections.Concurrent.ConcurrentDictionary<string, string> Broken { get; } = new(StringComparer.Ordinal);

        /// <summary>What was posted, as JSON.</summary>
        public System.Collections.Concurrent.ConcurrentQueue<string> Posted { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var method = request.RequestUri!.Segments[^1];
            switch (Broken.GetValueOrDefault(method))
            {
                case "away":
                    return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
                case "silent":
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                    break;
                case "rate limited":
                    var limited = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                    limited.Headers.Add("Retry-After", "5");
                    return limited;
                case { } error:
                    return Json($$"""{"ok":false,"error":"{{error}}"}""");
            }

            if (method.StartsWith("chat.post", StringComparison.Ordinal))
            {
                Posted.Enqueue(method + " " + await request.Content!.ReadAsStringAsync(cancellationToken));
            }

            return Json("""{"ok":true,"user_id":"UBOT","bot_id":"B0","team_id":"T1","ts":"9.0","user":{"id":"U1"},"messages":[]}""");
        }

        private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    /// <summary>An inbox whose database may be away.</summary>
    internal sealed class BreakableInbox(InMemoryInbox inner) : IInbox
    {
        public bool IsBroken { get; set; }

        private InMemoryInbox Inner => IsBroken ? throw new StorageUnavailableException("away") : inner;

        public Task<InboxReceipt> KeepAsync(InboxItem item, CancellationToken cancellationToken) => Inner.KeepAsync(item, cancellationToken);

        public Task<IReadOnlyList<InboxClaim>> ClaimAsync(string channel, TimeSpan lease, int take, CancellationToken cancellationToken) => Inner.ClaimAsync(channel, lease, take, cancellationToken);

        public Task RenewAsync(IReadOnlyList<InboxClaim> claims, TimeSpan lease, CancellationToken cancellationToken) => Inner.RenewAsync(claims, lease, cancellationToken);

        public Task<bool> NoteAsync(InboxClaim claim, string progress, CancellationToken cancellationToken) => Inner.NoteAsync(claim, progress, cancellationToken);

        public Task PostponeAsync(InboxClaim claim, TimeSpan wait, string? progress, CancellationToken cancellationToken) => Inner.PostponeAsync(claim, wait, progress, cancellationToken);

        public Task FinishAsync(InboxClaim claim, string? progress, CancellationToken cancellationToken) => Inner.FinishAsync(claim, progress, cancellationToken);

        public Task<InboxBacklog> BacklogAsync(string channel, CancellationToken cancellationToken) => Inner.BacklogAsync(channel, cancellationToken);

        public Task PruneAsync(CancellationToken cancellationToken) => Inner.PruneAsync(cancellationToken);
    }
}
