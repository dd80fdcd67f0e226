using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RussiaTaliban.Tests.Slack.Survival;

/// <summary>
/// Slack as its documentation tells it, for a service that runs as a process of its own; it shares no code with the product. It keeps what was posted and
/// what was acknowledged, brings an envelope again until it is, and has bad days: outages, storms of 429, refused blocks, answers that get lost after the
/// deed.
/// </summary>
internal sealed partial class StandInSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-stand-in";
    public const string AppToken = "xapp-stand-in";
    private const string Bot = "UBOT";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Guid, WebSocket> _sockets = new();
    private readonly ConcurrentDictionary<string, (string Frame, DateTimeOffset Sent)> _unacknowledged = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _messages = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random = new(16);
    private long _ts = 1_700_000_000_000_000;
    private Task _bringing = Task.CompletedTask;

    private StandInSlack(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/api/");

    /// <summary>Until when nothing is answered but with 503 or a broken connection.</summary>
    public DateTimeOffset AwayUntil { get; set; }

    /// <summary>Until when most calls are told 429, half of them within a 200.</summary>
    public DateTimeOffset StormUntil { get; set; }

    /// <summary>Until when messages with blocks are refused.</summary>
    public DateTimeOffset PickyUntil { get; set; }

    /// <summary>How many posted messages' answers get lost after the deed, of 100.</summary>
    public int LostAnswers { get; set; }

    /// <summary>What a call is refused with: an HTTP status, or 200 and Slack's error; null if it is not. <c>response</c> is the method of a response_url.</summary>
    public Func<string, JsonObject, (int Status, string Error)?> Refuses { get; set; } = (_, _) => null;

    /// <summary>What was shown to one person only: by chat.postEphemeral, or by a response_url.</summary>
    public ConcurrentQueue<JsonObject> Private { get; } = new();

    /// <summary>What the agent pane was told to show.</summary>
    public ConcurrentQueue<JsonObject> AgentPane { get; } = new();

    /// <summary>How many calls were made of each method.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public int Sockets => _sockets.Count;

    public int Unacknowledged => _unacknowledged.Count;

    public IReadOnlyList<JsonObject> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public static async Task<StandInSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new StandInSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", slack.CallAsync);
        app.Map("/link", slack.LinkAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        slack._bringing = Task.Run(slack.BringAgainAsync, CancellationToken.None);
        return slack;
    }

    /// <summary>A new id of a message; grows.</summary>
    public string NextTs()
    {
        var ts = Interlocked.Increment(ref _ts);
        return string.Create(CultureInfo.InvariantCulture, $"{ts / 1_000_000}.{ts % 1_000_000:D6}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var socket in _sockets.Values)
        {
            socket.Abort();
        }

        await _bringing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private async Task CallAsync(HttpContext context, string method)
    {
        Calls.AddOrUpdate(method, 1, (_, count) => count + 1);
        if (Now < AwayUntil)
        {
            if (Chance(50))
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (Now < StormUntil && Chance(70) && method != "auth.test")
        {
            context.Response.Headers.RetryAfter = "1";
            if (Chance(50))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            }
            else
            {
                await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = "ratelimited" });
            }

            return;
        }

        var arguments = await ArgumentsAsync(context.Request);
        if (Refuses(method, arguments) is var (status, error))
        {
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status200OK)
            {
                await WriteAsync(context, Refuse(error));
            }

            return;
        }

        if (method == "response")
        {
            Private.Enqueue(arguments);
            return;
        }

        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        arguments["installation"] = InstallationOf(token);
        var answer = method is "api.test" or "oauth.v2.access" || token == (method == "apps.connections.open" ? AppToken : BotToken) || arguments["installation"] is not null
            ? Do(method, arguments)
            : Refuse(_ended.ContainsKey(token) ? "token_expired" : "invalid_auth");
        if (method == "chat.postMessage" && Chance(LostAnswers))
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, answer);
    }

    private JsonObject Do(string method, JsonObject arguments) => method switch
    {
        "auth.test" => new JsonObject { ["ok"] = true, ["team_id"] = "TONE", ["user_id"] = Bot, ["bot_id"] = "BBOT" },
        "api.test" => new JsonObject { ["ok"] = true },
        "oauth.v2.access" => Grant(arguments),
        "apps.uninstall" => Uninstall(arguments),
        "apps.connections.open" => new JsonObject { ["ok"] = true, ["url"] = new UriBuilder(Address) { Scheme = "ws", Path = "link" }.ToString() },
        "users.info" => new JsonObject { ["ok"] = true, ["user"] = new JsonObject { ["id"] = "UANN", ["real_name"] = $"Ann of {Text(arguments, "installation") ?? "TONE"}", ["tz"] = "Europe/Berlin" } },
        "chat.postMessage" => Post(arguments),
        "chat.update" => Update(arguments),
        "chat.delete" => Delete(arguments),
        "conversations.replies" or "conversations.history" => List(method, arguments),
        "chat.postEphemeral" => Show(arguments),
        "assistant.threads.setStatus" or "assistant.threads.setTitle" or "assistant.threads.setSuggestedPrompts" => Pane(method, arguments),
        "chat.unfurl" or "views.publish" or "views.open" => new JsonObject { ["ok"] = true },
        _ => Refuse("unknown_method"),
    };

    private JsonObject Post(JsonObject arguments)
    {
        if (Now < PickyUntil && arguments["blocks"] is not null)
        {
            return Refuse("invalid_blocks");
        }

        if (arguments["text"] is null)
        {
            return Refuse("no_text");
        }

        var ts = NextTs();
        var message = (JsonObject)arguments.DeepClone();
        (message["ts"], message["bot_id"]) = (ts, "BBOT");
        lock (_gate)
        {
            _messages.Add(message);
        }

        return new JsonObject { ["ok"] = true, ["ts"] = ts, ["channel"] = arguments["channel"]!.DeepClone() };
    }

    private JsonObject Show(JsonObject arguments)
    {
        Private.Enqueue(arguments);
        return new JsonObject { ["ok"] = true };
    }

    // What the agent pane shows; prompts with a thread are for the pane of before.
    private JsonObject Pane(string method, JsonObject arguments)
    {
        if (method.EndsWith("Prompts", StringComparison.Ordinal) == (arguments["thread_ts"] is not null))
        {
            return Refuse("invalid_thread_ts");
        }

        arguments["method"] = method;
        AgentPane.Enqueue(arguments);
        return new JsonObject { ["ok"] = true };
    }

    private JsonObject Update(JsonObject arguments)
    {
        lock (_gate)
        {
            if (_messages.Find(message => Text(message, "channel") == Text(arguments, "channel") && Text(message, "ts") == Text(arguments, "ts")) is not { } old)
            {
                return Refuse("message_not_found");
            }

            (old["text"], old["blocks"], old["updates"]) = (arguments["text"]?.DeepClone(), arguments["blocks"]?.DeepClone(), (old["updates"]?.GetValue<int>() ?? 0) + 1);
            return new JsonObject { ["ok"] = true, ["ts"] = Text(arguments, "ts") };
        }
    }

    private JsonObject Delete(JsonObject arguments)
    {
        lock (_gate)
        {
            _messages.RemoveAll(message => Text(message, "channel") == Text(arguments, "channel") && Text(message, "ts") == Text(arguments, "ts"));
            return new JsonObject { ["ok"] = true };
        }
    }

    // Pages of 20, oldest first in a thread and newest first in a conversation; metadata only where it is asked for.
    private JsonObject List(string method, JsonObject arguments)
    {
        lock (_gate)
        {
            var thread = method == "conversations.replies" ? Text(arguments, "ts") : null;
            var found = _messages
                .Where(message => Text(message, "channel") == Text(arguments, "channel") && (thread is null ? message["thread_ts"] is null : thread == Text(message, "thread_ts") || thread == Text(message, "ts")))
                .Where(message => Text(arguments, "oldest") is not { } oldest || string.CompareOrdinal(Text(message, "ts"), oldest) > 0)
                .OrderBy(message => Text(message, "ts"), StringComparer.Ordinal)
                .ToList();
            if (thread is null)
            {
                found.Reverse();
            }

            var from = int.Parse(Text(arguments, "cursor") ?? "0", CultureInfo.InvariantCulture);
            var page = found.Skip(from).Take(20).Select(message => (JsonObject)message.DeepClone()).ToList();
            if (Text(arguments, "include_all_metadata") != "true")
            {
                page.ForEach(message => message.Remove("metadata"));
            }

            var next = from + 20 < found.Count ? (from + 20).ToString(CultureInfo.InvariantCulture) : "";
            return new JsonObject { ["ok"] = true, ["messages"] = new JsonArray([.. page]), ["response_metadata"] = new JsonObject { ["next_cursor"] = next } };
        }
    }

    private bool Chance(int ofHundred)
    {
        lock (_gate)
        {
            return _random.Next(100) < ofHundred;
        }
    }

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Refuse(string error) => new() { ["ok"] = false, ["error"] = error };

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.Headers["x-oauth-scopes"] =
            "app_mentions:read,assistant:write,channels:history,channels:read,chat:write,commands,groups:history,groups:read,im:history,links:read,links:write,users:read";
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private static async Task<JsonObject> ArgumentsAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
        }

        return request.HasJsonContentType() ? (await JsonNode.ParseAsync(request.Body))!.AsObject() : [];
    }
}
