using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Storage;
using RussiaTaliban.Tests.Slack.Survival;

namespace RussiaTaliban.Tests.Slack;

/// <summary>The whole service with a database, as Slack reaches it over HTTP, against a stand-in of Slack.</summary>
internal sealed class SlackService(WebApplication app, StandInSlack slack) : IAsyncDisposable
{
    private const string Secret = "a signing secret of this test";

    private readonly HttpClient _http = new();
    private int _triggers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    public static async Task<SlackService> StartAsync(StandInSlack slack, string data, Dictionary<string, string?>? more = null, bool starts = true, string? corpus = null)
    {
        var configuration = new Dictionary<string, string?>(more ?? [])
        {
            ["PublicUrl"] = "https://briefing.example.org",
            ["Slack:Transport"] = more?.GetValueOrDefault("Slack:Transport") ?? "Http",
            ["Slack:AppToken"] = StandInSlack.AppToken,
            ["Slack:BotToken"] = more?.ContainsKey("Slack:OAuth:ClientId") == true ? "" : StandInSlack.BotToken,
            ["Slack:SigningSecret"] = Secret,
            ["Slack:ApiBaseAddress"] = slack.Address.ToString(),
            ["Slack:MessagePace"] = "00:00:00",
            ["Logging:LogLevel:Default"] = "None",
        };
        var app = ServiceHost.Build(new ServiceSettings(corpus ?? Repository.Corpus)
        {
            Urls = "http://127.0.0.1:0",
            Environment = "Development",
            Configuration = configuration,
            DataDirectory = data,
        });
        if (starts)
        {
            await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);
            await app.StartAsync(Cancel);
        }

        return new SlackService(app, slack);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>A direct message, or a mention in a channel.</summary>
    public static JsonObject Message(StandInSlack slack, string user, string channel, string text)
    {
        var said = channel[0] == 'D' ? StandInSlack.Direct(channel, slack.NextTs(), text) : StandInSlack.Mention(channel, slack.NextTs(), text);
        said["user"] = user;
        return said;
    }

    /// <summary>Brings a message and waits until it is answered.</summary>
    public async Task SayAsync(JsonObject inner, FakeWorkspace? from = null)
    {
        var said = slack.Messages.Count;
        await BringAsync(inner, from);
        await SettledAsync();
        Assert.True(slack.Messages.Count > said, $"Not answered: {inner["text"]}");
    }

    public Task BringAsync(JsonObject inner, FakeWorkspace? from = null)
    {
        // The people of a workspace are its members.
        if (from is not null && inner.ContainsKey("team"))
        {
            inner["team"] = from.Team;
        }

        return EventAsync(inner, from);
    }

    private Task EventAsync(JsonObject inner, FakeWorkspace? from) => PostAsync("/slack/events", new StringContent(
        new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = from?.Team ?? "TONE",
            ["enterprise_id"] = from?.Enterprise,
            ["event_id"] = "Ev" + Guid.NewGuid().ToString("N"),
            ["event"] = inner,
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["user_id"] = "UBOT",
                ["is_bot"] = true,
                ["team_id"] = from is { IsOrgWide: true } ? null : from?.Team,
                ["enterprise_id"] = from?.Enterprise,
                ["is_enterprise_install"] = from is { IsOrgWide: true },
            }),
        }.ToJsonString(),
        Encoding.UTF8,
        "application/json"));

    public Task CommandAsync(string user, string channel, string text, FakeWorkspace? from = null) => PostAsync("/slack/commands", new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["command"] = "/brief",
        ["text"] = text,
        ["user_id"] = user,
        ["channel_id"] = channel,
        ["trigger_id"] = NextTrigger(),
        ["team_id"] = from?.Team ?? "TONE",
        ["enterprise_id"] = from?.Enterprise ?? "",
        ["is_enterprise_install"] = from is { IsOrgWide: true } ? "true" : "false",
        ["response_url"] = new Uri(slack.Address, "response").ToString(),
    }));

    public async Task PostAsync(string path, HttpContent content)
    {
        var body = await content.ReadAsByteArrayAsync(Cancel);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(app.Urls.First()), path)) { Content = content };
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(Secret, timestamp, body));
        using var response = await _http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Waits until nothing waits any more, in the database or in the process, but for what is not due for a while.</summary>
    public async Task SettledAsync()
    {
        var (inbox, database) = (Services.GetRequiredService<IInbox>(), Services.GetRequiredService<Database>());
        for (var round = 0; round < 1_200; round++)
        {
            var soon = TimeProvider.System.GetUtcNow().AddMinutes(1).UtcTicks;
            var later = await database.RunAsync((context, token) => context.Inbox.CountAsync(row => row.DueAt >= soon, token), Cancel);
            if ((await inbox.BacklogAsync("slack", Cancel)).Count == later)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }

        Assert.Fail("Something was never answered.");
    }

    /// <summary>As after a day: of what was answered nothing is known any more.</summary>
    public Task ForgetAnsweredAsync() => Services.GetRequiredService<Database>().RunAsync(
        (context, token) => context.Inbox.Where(row => row.DueAt == null).ExecuteDeleteAsync(token), Cancel);

    public string NextTrigger() => string.Create(CultureInfo.InvariantCulture, $"trigger.{++_triggers}");
}
