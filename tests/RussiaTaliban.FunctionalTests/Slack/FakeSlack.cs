using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.FunctionalTests.Slack;

/// <summary>
/// The far end: Slack's Web API, response_urls and Socket Mode over real HTTP and WebSockets, as strict as Slack is about tokens,
/// content types, triggers and the size of messages.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-fake";
    public const string AppToken = "xapp-fake";
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string BotUser = "U0BOT";
    private static readonly HashSet<string> FormMethods = new(StringComparer.Ordinal) { "users.info", "users.conversations", "conversations.info", "conversations.replies", "conversations.history", "conversations.open", "conversations.members" };
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Channel<SlackCall>> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Queue<int>> _rateLimits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _triggers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Error, Func<JsonElement, bool> When)> _refusals = new(StringComparer.Ordinal);
    private int _messages;

    private FakeSlack(WebApplication app) => _app = app;

    public FakeSockets Sockets { get; } = new();

    public Uri Address => new(_app.Urls.First() + "/");

    public bool TokenIsRevoked { get; set; }

    public string Scopes { get; set; } =
        "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,groups:history,groups:read,im:history,links:read,links:write,users:read";

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", slack.ApiAsync);
        app.MapPost("/response/{trigger}", slack.ResponseAsync);
        app.Map("/link", slack.LinkAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return slack;
    }

    /// <summary>The next call of a method that no test has taken yet.</summary>
    public async Task<SlackCall> NextAsync(string method)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return await Of(method).Reader.ReadAsync(limit.Token);
    }

    /// <summary>What stands in every thread, oldest first.</summary>
    public JsonArray Thread { get; } = [];

    /// <summary>Answers calls of a method with an error where the arguments are so.</summary>
    public void Refuse(string method, string error, Func<JsonElement, bool>? when = null) => _refusals[method] = (error, when ?? (_ => true));

    /// <summary>Whether a method was called that no test has taken yet.</summary>
    public bool HasCall(string method) => Of(method).Reader.TryPeek(out _);

    /// <summary>Answers the next calls of a method with 429.</summary>
    public void RateLimit(string method, params IEnumerable<int> retryAfterSeconds) => _rateLimits[method] = new Queue<int>(retryAfterSeconds);

    /// <summary>A trigger that opens one modal, and the response_url that belongs to it.</summary>
    public (string Trigger, string ResponseUrl) NewTrigger()
    {
        var trigger = Guid.NewGuid().ToString("N");
        _triggers[trigger] = 0;
        return (trigger, new Uri(Address, "response/" + trigger).ToString());
    }

    public async ValueTask DisposeAsync()
    {
        Sockets.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Channel<SlackCall> Of(string method) => _calls.GetOrAdd(method, _ => Channel.CreateUnbounded<SlackCall>());

    private async Task ApiAsync(HttpContext context, string method)
    {
        if (_rateLimits.TryGetValue(method, out var limits) && limits.TryDequeue(out var seconds))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        var arguments = await ArgumentsAsync(context.Request, method);
        var error = TokenError(context.Request, method) ?? (arguments is null ? "invalid_arguments" : Judge(method, arguments.Value));
        var answer = error is null ? Done(method, arguments!.Value) : new JsonObject { ["ok"] = false, ["error"] = error };
        context.Response.Headers["x-oauth-scopes"] = Scopes;
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
        if (error is null)
        {
            Of(method).Writer.TryWrite(new SlackCall(method, arguments!.Value));
        }
    }

    private async Task ResponseAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Of("response_url").Writer.TryWrite(new SlackCall("response_url", body.RootElement.Clone()));
        await context.Response.WriteAsync("ok");
    }

    private async Task LinkAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Sockets.ServeAsync(socket, context.RequestAborted);
    }

    private static async Task<JsonElement?> ArgumentsAsync(HttpRequest request, string method)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return JsonSerializer.SerializeToElement(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        }

        if (!request.HasJsonContentType())
        {
            return JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        }

        using var body = await JsonDocument.ParseAsync(request.Body);
        return FormMethods.Contains(method) ? null : body.RootElement.Clone();
    }

    private string? TokenError(HttpRequest request, string method) =>
        TokenIsRevoked ? "token_revoked"
        : request.Headers.Authorization.ToString() == "Bearer " + (method == "apps.connections.open" ? AppToken : BotToken) ? null
        : "invalid_auth";

    private string? Judge(string method, JsonElement arguments)
    {
        if (arguments.TryGetProperty("blocks", out var blocks) && SizeError(blocks) is { } size)
        {
            return size;
        }

        if (_refusals.TryGetValue(method, out var refusal) && refusal.When(arguments))
        {
            return refusal.Error;
        }

        return method switch
        {
            "chat.postMessage" when !arguments.TryGetProperty("text", out _) => "no_text",
            "views.open" when !arguments.TryGetProperty("trigger_id", out var trigger) || !_triggers.TryRemove(trigger.GetString()!, out _) => "expired_trigger_id",
            "assistant.threads.setSuggestedPrompts" when arguments.TryGetProperty("thread_ts", out _) => "invalid_thread_ts",
            _ => null,
        };
    }

    // The bot is in #desk and #closed, Ann in #desk and #elsewhere. A page holds one channel.
    private static JsonObject ConversationsOf(JsonElement arguments)
    {
        (string Id, string Name)[] channels = arguments.TryGetProperty("user", out _) ? [("C8", "elsewhere"), ("C2", "desk")] : [("C9", "closed"), ("C2", "desk")];
        var page = arguments.TryGetProperty("cursor", out _) ? 1 : 0;
        return new JsonObject
        {
            ["ok"] = true,
            ["channels"] = new JsonArray(new JsonObject { ["id"] = channels[page].Id, ["name"] = channels[page].Name }),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = page == 0 ? "dGVhbTpDMQ==" : "" },
        };
    }

    private static string? SizeError(JsonElement blocks) =>
        blocks.GetArrayLength() > 50 ? "invalid_blocks" : blocks.GetRawText().Length > 13_200 ? "msg_blocks_too_long" : null;

    private JsonObject Done(string method, JsonElement arguments) => method switch
    {
        "auth.test" => new JsonObject { ["ok"] = true, ["user_id"] = BotUser, ["bot_id"] = "B0BOT", ["team_id"] = "T1" },
        "apps.connections.open" => new JsonObject { ["ok"] = true, ["url"] = new UriBuilder(Address) { Scheme = "ws", Path = "link" }.ToString() },
        "chat.postMessage" => new JsonObject { ["ok"] = true, ["ts"] = string.Create(CultureInfo.InvariantCulture, $"2000.{Interlocked.Increment(ref _messages):D6}") },
        "users.info" => new JsonObject { ["ok"] = true, ["user"] = new JsonObject { ["id"] = "U1", ["real_name"] = "Ann", ["tz"] = "Asia/Dushanbe" } },
        "users.conversations" => ConversationsOf(arguments),
        "conversations.replies" or "conversations.history" => new JsonObject { ["ok"] = true, ["messages"] = Thread.DeepClone() },
        "conversations.info" => new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["name"] = "closed" } },
        _ => new JsonObject { ["ok"] = true },
    };
}
