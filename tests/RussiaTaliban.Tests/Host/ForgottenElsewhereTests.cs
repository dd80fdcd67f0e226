using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Tests.BotFramework.Support;
using RussiaTaliban.Tests.Storage;

namespace RussiaTaliban.Tests.Host;

/// <summary>"Forget me" on the chat page and in Teams: afterwards no table holds the person's id, and the page's transcript is gone.</summary>
public sealed class ForgottenElsewhereTests : IDisposable
{
    private const string Canary = "canary-7x";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Question = "why did Russia recognize the Taliban?";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ChatPage_LeavesNothing_AlsoNotInTheTranscript()
    {
        await using var app = await StartAsync();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var begun = await _http.PostAsJsonAsync(Address(app, "/v3/directline/conversations"), new { user = new { id = Canary } }, Cancel);
        var conversation = (await begun.Content.ReadFromJsonAsync<JsonElement>(Cancel))!;
        var (id, token) = (conversation.GetProperty("conversationId").GetString()!, conversation.GetProperty("token").GetString()!);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await SayAsync(app, id, Question);
        await SayAsync(app, id, "summary");
        await SayAsync(app, id, "feedback: the date is wrong");
        Assert.Contains(await DatabaseDump.OfAsync(app.Services), cell => cell.Value.Contains(Canary, StringComparison.Ordinal));
        Assert.Contains(Question, await TranscriptAsync(app, id), StringComparison.Ordinal);

        await SayAsync(app, id, "forget me");
        await SayAsync(app, id, "yes");

        Assert.DoesNotContain(await DatabaseDump.OfAsync(app.Services), cell => cell.Value.Contains(Canary, StringComparison.Ordinal) || cell.Value.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(Question, await TranscriptAsync(app, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_LeavesNothing()
    {
        await using var app = await StartAsync();
        await using var far = await ConnectorFake.StartAsync();
        var number = 0;
        foreach (var text in new[] { Question, "summary", "every day at 8 Berlin time", "feedback: the date is wrong", "cite that" })
        {
            await PostAsync(text);
        }

        var kept = (await DatabaseDump.OfAsync(app.Services)).Where(cell => cell.Value.Contains(Canary, StringComparison.Ordinal)).Select(cell => cell.Table).ToHashSet();
        Assert.Superset(new HashSet<string> { "conversation_memory", "conversation_references", "digest_marks", "feedback", "subscriptions" }, kept);

        await PostAsync("forget me");
        await PostAsync("yes");

        Assert.DoesNotContain(await DatabaseDump.OfAsync(app.Services), cell => cell.Value.Contains(Canary, StringComparison.Ordinal) || cell.Value.Contains("a:personal", StringComparison.Ordinal));

        async Task PostAsync(string text)
        {
            var before = far.Taken.Count;
            var activity = new JsonObject
            {
                ["type"] = "message",
                ["id"] = $"a{++number}",
                ["channelId"] = "msteams",
                ["serviceUrl"] = far.ServiceUrl,
                ["from"] = new JsonObject { ["id"] = Canary, ["name"] = "Ann" },
                ["recipient"] = new JsonObject { ["id"] = "bot" },
                ["conversation"] = new JsonObject { ["id"] = "a:personal", ["conversationType"] = "personal" },
                ["text"] = text,
            };
            using var response = await _http.PostAsJsonAsync(Address(app, "/api/messages"), activity, Cancel);
            Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
            await Eventually.IsTrueAsync(() => far.Taken.Skip(before).Any(request => TeamsService.Type(request) == "message"), $"answered: {text}");

            // What is remembered is written once the answer has arrived.
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, Cancel);
        }
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = ServiceHost.Build(new ServiceSettings(Repository.Corpus)
        {
            Urls = "http://127.0.0.1:0",
            Environment = "Development",
            DataDirectory = _folder.Path,
            Configuration = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None", ["DirectLine:Secret"] = Secret },
        });
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);
        await app.StartAsync(Cancel);
        return app;
    }

    private static Uri Address(WebApplication app, string path) => new(new Uri(app.Urls.First()), path);

    private Task<string> TranscriptAsync(WebApplication app, string id) => _http.GetStringAsync(Address(app, $"/v3/directline/conversations/{id}/activities"), Cancel);

    /// <summary>Says something and waits for a message of the bot that came after it.</summary>
    private async Task SayAsync(WebApplication app, string id, string text)
    {
        var activities = Address(app, $"/v3/directline/conversations/{id}/activities");
        using var response = await _http.PostAsJsonAsync(activities, new { type = "message", text, from = new { id = Canary } }, Cancel);
        var said = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
        for (var round = 0; !IsAnswered(await _http.GetFromJsonAsync<JsonElement>(activities, Cancel)); round++)
        {
            Assert.True(round < 600, $"Not answered: {text}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }

        // What is remembered is written once the answer has arrived.
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, Cancel);

        bool IsAnswered(JsonElement set) => set.GetProperty("activities").EnumerateArray().Any(
            one => one.GetProperty("type").GetString() == "message"
                && one.GetProperty("from").GetProperty("id").GetString() != Canary
                && string.CompareOrdinal(one.GetProperty("id").GetString(), said) > 0);
    }
}
