using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Tests.BotFramework.Support;
using RussiaTaliban.WebChat.DirectLine;

namespace RussiaTaliban.Tests.WebChat.DirectLine;

/// <summary>The real channel on Kestrel, before a bot that answers "You said: …" and greets who joins.</summary>
internal sealed class DirectLineService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DirectLineService(WebApplication app, BotFake bot, FakeTimeProvider time)
    {
        (_app, Bot, Time) = (app, bot, time);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First() + DirectLineExtensions.Path + "/") };
    }

    public HttpClient Http { get; }

    public BotFake Bot { get; }

    public FakeTimeProvider Time { get; }

    public Conversations Conversations => _app.Services.GetRequiredService<Conversations>();

    public static async Task<DirectLineService> StartAsync(Dictionary<string, string?>? settings = null, string environment = "Development")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(pair => KeyValuePair.Create("DirectLine:" + pair.Key, pair.Value)));
        builder.Configuration["BotFramework:Enabled"] = "false";
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var bot = BotFake.Saying(activity => activity.Type == ActivityTypes.Message ? $"You said: {activity.Text}" : "Welcome");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IBot>(bot);
        builder.Services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.Section));
        builder.Services.AddDirectLine(builder.Configuration);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapDirectLine();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DirectLineService(app, bot, time);
    }

    /// <summary>A conversation begun as Web Chat begins one: a token first.</summary>
    public async Task<JsonElement> BeginAsync()
    {
        var token = await ReadAsync(await SendAsync(HttpMethod.Post, "tokens/generate"), HttpStatusCode.OK);
        return await ReadAsync(await SendAsync(HttpMethod.Post, "conversations", Token(token)), HttpStatusCode.Created);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SayAsync(JsonElement conversation, string text, string? from = null) => SendAsync(
        HttpMethod.Post, $"conversations/{Id(conversation)}/activities", Token(conversation), new { type = "message", text, from = new { id = from ?? "reader" } });

    /// <summary>The activities after a watermark, as soon as there are at least so many.</summary>
    public async Task<JsonElement> ReadActivitiesAsync(JsonElement conversation, int atLeast, string watermark = "")
    {
        while (true)
        {
            var set = await ReadAsync(
                await SendAsync(HttpMethod.Get, $"conversations/{Id(conversation)}/activities?watermark={watermark}", Token(conversation)), HttpStatusCode.OK);
            if (set.GetProperty("activities").GetArrayLength() >= atLeast)
            {
                return set;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<ClientWebSocket> OpenStreamAsync(string address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken);
        return socket;
    }

    public static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[65_536];
        var read = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketMessageType.Text, read.MessageType);
        Assert.True(read.EndOfMessage);
        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)).RootElement;
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(expected == response.StatusCode, $"{response.StatusCode}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }
    }

    public static string Id(JsonElement conversation) => conversation.GetProperty("conversationId").GetString()!;

    public static string Token(JsonElement conversation) => conversation.GetProperty("token").GetString()!;

    public static IEnumerable<string?> Texts(JsonElement set) => set.GetProperty("activities").EnumerateArray()
        .Select(activity => activity.TryGetProperty("text", out var text) ? text.GetString() : null);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
