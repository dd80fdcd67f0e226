using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.Tests.Host;

/// <summary>The whole service with the shipped corpus, as Teams reaches it, and a Connector that keeps what it is sent.</summary>
internal sealed class TeamsService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private int _activities;

    private TeamsService(WebApplication app, ConnectorFake far) => (_app, Far) = (app, far);

    public ConnectorFake Far { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The messages that were sent, without signs of being at work.</summary>
    public IReadOnlyList<ConnectorRequest> Messages => [.. Far.Taken.Where(request => Type(request) == "message")];

    public static async Task<TeamsService> StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var app = ServiceHost.Build(
            new ServiceSettings(Repository.Corpus)
            {
                Urls = "http://127.0.0.1:0",
                Environment = "Development",
                Configuration = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" },
            },
            configure);
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TeamsService(app, await ConnectorFake.StartAsync());
    }

    /// <summary>The id that the Connector gave to what it took; a sign of being at work has one too.</summary>
    public string IdOf(ConnectorRequest taken) => $"sent-{Far.Taken.ToList().IndexOf(taken) + 1}";

    public static string? Type(ConnectorRequest request) => request.Body?.GetProperty("type").GetString();

    /// <summary>Delivers an activity; <paramref name="members"/> say what it is besides who, where and through which channel.</summary>
    public async Task<HttpResponseMessage> PostAsync(JsonObject members, string conversation = "personal")
    {
        var activity = new JsonObject
        {
            ["id"] = $"a{Interlocked.Increment(ref _activities)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Far.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "reader" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation },
        };
        foreach (var (name, value) in members)
        {
            activity[name] = value?.DeepClone();
        }

        return await PostRawAsync(activity.ToJsonString());
    }

    public async Task<HttpResponseMessage> PostRawAsync(string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await _client.PostAsync(_app.Urls.First() + "/api/messages", content, TestContext.Current.CancellationToken);
    }

    /// <summary>Delivers an invoke and reads what it is answered.</summary>
    public async Task<JsonElement> InvokeAsync(string name, JsonNode? value, string? replyTo = null)
    {
        using var response = await PostAsync(new JsonObject { ["type"] = "invoke", ["name"] = name, ["value"] = value?.DeepClone(), ["replyToId"] = replyTo });
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>Says something and waits for the answer to be sent; an answer with passages is two messages, the places and the card.</summary>
    public async Task<ConnectorRequest> SayAsync(string text, int messages = 1)
    {
        var before = Messages.Count;
        using var response = await PostAsync(new JsonObject { ["type"] = "message", ["text"] = text });
        Assert.True(response.IsSuccessStatusCode);
        await Eventually.IsTrueAsync(() => Messages.Count >= before + messages, $"“{text}” is answered");
        return Messages[before + messages - 1];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Far.DisposeAsync();
    }
}
