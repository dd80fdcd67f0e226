using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RussiaTaliban.Tests.BotFramework.Support;

namespace RussiaTaliban.FunctionalTests.Teams;

/// <summary>The whole service between a Connector that knows who is where, and the people who write.</summary>
internal sealed class TeamsWorld : IAsyncDisposable
{
    public const string Tenant = "tenant-1";

    private int _said;

    private TeamsWorld(RunningService service, ConnectorFake connector) => (Service, Connector) = (service, connector);

    public RunningService Service { get; }

    public ConnectorFake Connector { get; }

    /// <summary>Who is in a conversation, by its id.</summary>
    public Dictionary<string, List<string>> Members { get; } = [];

    /// <summary>Answers the roster with this status; null answers truly.</summary>
    public int? RosterStatus { get; set; }

    /// <summary>How long the roster thinks.</summary>
    public TimeSpan RosterDelay { get; set; }

    /// <summary>The messages that were posted, with the id of the conversation; signs of being at work are left out.</summary>
    public IReadOnlyList<(string Conversation, JsonElement Activity)> Posted =>
    [
        .. Connector.Taken.Where(request => request is { Method: "POST", Body: not null } && request.Path.StartsWith("/v3/conversations/", StringComparison.Ordinal))
            .Where(request => request.Body!.Value.GetProperty("type").GetString() == "message")
            .Select(request => (Uri.UnescapeDataString(request.Path.Split('/')[3]), request.Body!.Value)),
    ];

    public static async Task<TeamsWorld> StartAsync(Dictionary<string, string?>? settings = null, string? corpus = null)
    {
        var connector = await ConnectorFake.StartAsync();
        var world = new TeamsWorld(await RunningService.StartAsync(settings: settings, corpus: corpus), connector);
        connector.Instead = world.AnswerAsync;
        return world;
    }

    /// <summary>The bot is added to a conversation, or something else happens to it.</summary>
    public Task HappensAsync(string conversation, JsonObject what) => SendAsync(conversation, "ann", what);

    public Task AddedAsync(string conversation, string kind, string? name = null, string? team = null, string? teamName = null, string tenant = Tenant) =>
        HappensAsync(conversation, Update(kind, name, team, teamName, tenant, "membersAdded"));

    public Task RemovedAsync(string conversation, string kind, string? team = null) =>
        HappensAsync(conversation, Update(kind, null, team, null, Tenant, "membersRemoved"));

    /// <summary>What the bot answers to words or to a card's button: the text and cards of its messages.</summary>
    public async Task<string> SayAsync(string conversation, string text, string person = "ann", string kind = "personal", JsonObject? value = null, string channel = "msteams") =>
        await SendAsync(conversation, person, new JsonObject
        {
            ["channelId"] = channel,
            ["type"] = "message",
            ["text"] = text,
            ["value"] = value,
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = kind, ["tenantId"] = Tenant },
        });

    public Task<JsonElement> InvokeAsync(string name, JsonObject value, string? id = null) =>
        InvokeImpatientlyAsync(name, value, id, TestContext.Current.CancellationToken);

    /// <summary>The same by a client that may stop waiting.</summary>
    /// <param name="id">The activity's id, for one that is delivered twice; by default a new one.</param>
    public async Task<JsonElement> InvokeImpatientlyAsync(string name, JsonObject value, string? id, CancellationToken cancellationToken)
    {
        var invoke = new JsonObject
        {
            ["type"] = "invoke",
            ["id"] = id,
            ["name"] = name,
            ["value"] = value.DeepClone(),
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = Tenant },
        };
        return JsonDocument.Parse(await SendAsync("home", "ann", invoke, cancellationToken)).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private static JsonObject Update(string kind, string? name, string? team, string? teamName, string tenant, string members) => new()
    {
        ["type"] = "conversationUpdate",
        [members] = new JsonArray(new JsonObject { ["id"] = "bot" }),
        ["conversation"] = new JsonObject { ["id"] = null, ["conversationType"] = kind, ["name"] = name, ["tenantId"] = tenant },
        ["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = tenant },
            ["team"] = team is null ? null : new JsonObject { ["id"] = team, ["name"] = teamName },
        },
    };

    private Task<string> SendAsync(string conversation, string person, JsonObject what) => SendAsync(conversation, person, what, TestContext.Current.CancellationToken);

    private async Task<string> SendAsync(string conversation, string person, JsonObject what, CancellationToken cancellationToken)
    {
        var activity = (JsonObject)what.DeepClone();
        activity["id"] ??= "said-" + Interlocked.Increment(ref _said);
        activity["channelId"] ??= "msteams";
        activity["serviceUrl"] = Connector.ServiceUrl;
        activity["deliveryMode"] = "expectReplies";
        activity["from"] = new JsonObject { ["id"] = person, ["name"] = person };
        activity["recipient"] = new JsonObject { ["id"] = "bot" };
        activity["conversation"] ??= new JsonObject { ["tenantId"] = Tenant };
        activity["conversation"]!["id"] = conversation;
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Service.Http.PostAsync(new Uri("api/messages", UriKind.Relative), body, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return System.Text.RegularExpressions.Regex.Replace(answer, @"\\u([0-9A-Fa-f]{4})", match => match.Value is "\\u0022" ? "\\\"" : ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
    }

    private async Task<bool> AnswerAsync(ConnectorRequest request, int before, HttpContext context)
    {
        var parts = request.Path.Split('/').Select(Uri.UnescapeDataString).ToArray();
        JsonNode? answer = (request.Method, parts) switch
        {
            ("GET", [_, _, "conversations", var place, "members", var person]) when RosterStatus is null =>
                Members.GetValueOrDefault(place, []).Contains(person) ? new JsonObject { ["id"] = person, ["name"] = person } : null,
            ("GET", [_, _, "teams", var team, "conversations"]) => new JsonObject
            {
                ["conversations"] = new JsonArray(new JsonObject { ["id"] = team }, new JsonObject { ["id"] = team + "-wire", ["name"] = "Wire" }),
            },
            _ => new JsonArray(),
        };
        if (request.Method != "GET")
        {
            return false;
        }

        await Task.Delay(RosterDelay, TimeProvider.System, context.RequestAborted);
        context.Response.StatusCode = answer is null ? 404 : answer is JsonArray ? RosterStatus ?? 404 : 200;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer?.ToJsonString() ?? """{"error":{"code":"MemberNotFoundInConversation"}}""");
        return true;
    }
}
