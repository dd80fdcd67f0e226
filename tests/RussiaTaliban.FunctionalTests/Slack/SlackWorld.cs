using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Slack;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>The whole service, as it is served, between a fake Slack and a person; over either transport.</summary>
internal sealed class SlackWorld : IAsyncDisposable
{
    private readonly SlackTransport _transport;
    private readonly HttpClient _http = new();

    private SlackWorld(FakeSlack slack, WebApplication service, SlackTransport transport)
    {
        (Slack, Service, _transport) = (slack, service, transport);
        _http.BaseAddress = new Uri(service.Urls.First());
    }

    public FakeSlack Slack { get; }

    public WebApplication Service { get; }

    public HttpClient Http => _http;

    public SlackStatus Status => Service.Services.GetRequiredService<SlackStatus>();

    public static async Task<SlackWorld> StartAsync(
        SlackTransport transport, Dictionary<string, string?>? settings = null, Action<FakeSlack>? prepare = null)
    {
        var slack = await FakeSlack.StartAsync();
        prepare?.Invoke(slack);
        var configuration = new Dictionary<string, string?>(settings ?? [])
        {
            ["PublicUrl"] = "https://briefing.example.org",
            ["Slack:Transport"] = transport.ToString(),
            ["Slack:BotToken"] = FakeSlack.BotToken,
            ["Slack:AppToken"] = FakeSlack.AppToken,
            ["Slack:SigningSecret"] = FakeSlack.SigningSecret,
            ["Slack:ApiBaseAddress"] = new Uri(slack.Address, "api/").ToString(),
            ["Slack:MessagePace"] = "00:00:00",
            ["Logging:LogLevel:Default"] = "None",
        };
        var service = ServiceHost.Build(new ServiceSettings(Repository.Corpus)
        {
            Urls = "http://127.0.0.1:0",
            Environment = "Development",
            Configuration = configuration,
        });
        await service.Services.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new SlackWorld(slack, service, transport);
    }

    /// <summary>Brings a payload as Slack would and returns what was acknowledged with; null for an empty acknowledgement.</summary>
    public async Task<JsonElement?> SendAsync(EnvelopeKind kind, JsonObject payload)
    {
        if (_transport == SlackTransport.SocketMode)
        {
            var acknowledgement = await Slack.Sockets.SendAsync(Name(kind), payload);
            return acknowledgement.TryGetProperty("payload", out var body) ? body : null;
        }

        using var response = await PostAsync(kind, payload);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? null : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Posts a payload signed as of now.</summary>
    public Task<HttpResponseMessage> PostAsync(EnvelopeKind kind, JsonObject payload)
    {
        var (path, type, body) = kind switch
        {
            EnvelopeKind.EventsApi => ("/slack/events", "application/json", payload.ToJsonString()),
            EnvelopeKind.SlashCommands => ("/slack/commands", "application/x-www-form-urlencoded", Form(payload.Select(field => (field.Key, field.Value!.ToString())))),
            _ => ("/slack/interactivity", "application/x-www-form-urlencoded", Form([("payload", payload.ToJsonString())])),
        };
        return PostAsync(path, type, Encoding.UTF8.GetBytes(body), TimeProvider.System.GetUtcNow());
    }

    public async Task<HttpResponseMessage> PostAsync(
        string path, string mediaType, byte[] body, DateTimeOffset signedAt, string secret = FakeSlack.SigningSecret)
    {
        var timestamp = signedAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(secret, timestamp, body));
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Service.StopAsync();
        await Service.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static string Name(EnvelopeKind kind) => kind switch
    {
        EnvelopeKind.EventsApi => "events_api",
        EnvelopeKind.SlashCommands => "slash_commands",
        _ => "interactive",
    };

    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}
