using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host;

/// <summary>What the service tells who watches it: the truth, and nobody's words.</summary>
public sealed partial class WatchTests : IDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Health_WithEverythingThere_IsOk()
    {
        await using var app = await StartAsync(Sqlite("sound.db"));
        var (status, health) = await HealthAsync(app);

        Assert.Equal((HttpStatusCode.OK, "ok", "ok"), (status, health.GetProperty("status").GetString(), health.GetProperty("checks").GetProperty("database").GetString()));
        foreach (var address in new[] { "live", "ready", "startup" })
        {
            using var answer = await GetAsync(app, "/health/" + address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>Questions are answered, so that the service stays ready; what is the matter is for the log alone.</summary>
    [Theory]
    [InlineData("damaged")]
    [InlineData("unreachable")]
    [InlineData("locked")]
    public async Task Health_WithTheDatabaseGone_IsDegradedAndTellsNoStrangerWhy(string store)
    {
        using var holder = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "locked.db")};Pooling=False");
        if (store == "locked")
        {
            await holder.OpenAsync(Cancel);
            using var command = holder.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var app = await StartAsync(store switch
        {
            "damaged" => Sqlite(Path.GetFileName(_folder.Write("damaged.db", string.Concat(Enumerable.Repeat("this is no database ", 500))))),
            "locked" => Sqlite("locked.db"),
            _ => new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = "Host=127.0.0.1;Port=9;Database=x;Username=hidden-user;Password=x" },
        });
        var (status, health) = await HealthAsync(app);

        Assert.Equal((HttpStatusCode.OK, "degraded", "degraded"), (status, health.GetProperty("status").GetString(), health.GetProperty("checks").GetProperty("database").GetString()));
        Assert.DoesNotContain(_folder.Path, health.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-user", health.GetRawText(), StringComparison.Ordinal);
        using var ready = await GetAsync(app, "/health/ready");
        Assert.Equal((HttpStatusCode.OK, "degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task Health_WithWatchedSources_CountsWhatWasTakenAndNamesNothing()
    {
        _folder.Write("corpus/a.md", "---\ntitle: T\n---\n\nWords of the article.");
        _folder.Write("inbox/rivers.txt", "Rivers of the border\n\nThe Panj is the longest of three rivers that mark the border.");
        _folder.Write("inbox/hidden-name.xlsx", "PK");
        await using var app = await StartAsync(new() { ["Intake:Watch:0"] = Path.Combine(_folder.Path, "inbox") }, Path.Combine(_folder.Path, "corpus"));
        JsonElement health;
        while ((health = (await HealthAsync(app)).Health).GetProperty("watched").GetProperty("taken").GetInt32() == 0 || health.GetProperty("checks").GetProperty("intake").GetString() == "ok")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancel);
        }

        var watched = health.GetProperty("watched");
        Assert.Equal((1, 1, 1), (watched.GetProperty("sources").GetInt32(), watched.GetProperty("taken").GetInt32(), watched.GetProperty("notTaken").GetInt32()));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "corpus", "rivers-of-the-border.md")));
        Assert.DoesNotContain("hidden-name", health.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("inbox", health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithTheCorpusFolderDeleted_IsDegraded()
    {
        _folder.Write("corpus/a.md", "---\ntitle: T\n---\n\nWords of the article.");
        await using var app = await StartAsync([], Path.Combine(_folder.Path, "corpus"));
        Assert.Equal("ok", (await HealthAsync(app)).Health.GetProperty("status").GetString());
        Directory.Delete(Path.Combine(_folder.Path, "corpus"), recursive: true);
        await Task.Delay(TimeSpan.FromSeconds(3.5), TimeProvider.System, Cancel);

        Assert.Equal("degraded", (await HealthAsync(app)).Health.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef0123456789abcdeF")]
    public async Task Metrics_WithoutTheSecret_AreNotThere(string? shown)
    {
        await using var app = await StartAsync(new() { ["Telemetry:MetricsSecret"] = Secret });
        using var refused = await GetAsync(app, "/metrics", shown);
        using var told = await GetAsync(app, "/metrics", Secret);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (refused.StatusCode, told.StatusCode));
        Assert.Contains("briefing_corpus_passages", await told.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>A person says words that occur nowhere else, in every way that there is; whatever the service writes for others is searched for them.</summary>
    [Fact]
    public async Task Telemetry_OfAWholeConversation_HoldsNobodysWords()
    {
        const string Canary = "zyxcanary";
        var written = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("RussiaTaliban", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => written.Enqueue($"span {span.OperationName} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(spans);
        await using var app = await StartAsync(
            new(Sqlite("told.db")) { ["Telemetry:MetricsSecret"] = Secret, ["Desk:Enabled"] = "true", ["Desk:Token"] = Canary + Secret }, configure: builder => builder.Logging.AddProvider(new Recorder(written)));
        using var http = Http(app);
        var conversation = await PostAsync(http, "/v3/directline/conversations", null, null);
        var (id, token) = (conversation.GetProperty("conversationId").GetString()!, conversation.GetProperty("token").GetString()!);
        string[] said =
        [
            $"why did Russia recognize {Canary}?", $"is this in the article? “{Canary} {Canary} {Canary} said so”", $"feedback: {Canary}", $"tell me when there is something new on {Canary}",
            $"every Monday at 9 about {Canary}", $"summary of {Canary}", "why did Russia recognize the Taliban?", "cite that", $"share that with #{Canary}", $"no, I meant {Canary}", $"withdraw {Canary}",
        ];
        foreach (var words in said)
        {
            await PostAsync(http, $"/v3/directline/conversations/{id}/activities", token, new { type = "message", text = words, from = new { id = "dl_" + Canary, name = Canary } });
        }

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, Cancel);
        foreach (var address in new[] { $"/read?q={Canary}", $"/read/{Canary}", $"/q/{Canary}", $"/{Canary}?{Canary}={Canary}", $"/v3/directline/conversations/{Canary}", $"/desk?{Canary}", $"/desk/sign-in?then={Canary}", $"/desk/{Canary}.csv" })
        {
            using var page = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        }

        using var scraped = await GetAsync(app, "/metrics", Secret);
        var metrics = await scraped.Content.ReadAsStringAsync(Cancel);
        written.Enqueue(metrics);

        Assert.Contains("briefing_turns_total{", metrics, StringComparison.Ordinal);
        Assert.Contains(written, line => line.StartsWith("span turn", StringComparison.Ordinal));
        Assert.Contains(written, line => line.StartsWith("log ", StringComparison.Ordinal));
        Assert.DoesNotContain(written, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A dashboard that asks for a metric that is not there shows nothing, and an alert on it never fires.</summary>
    [Fact]
    public async Task DashboardAndAlerts_AskForMetricsThatThereAre()
    {
        var names = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => names[Exported(instrument)] = true };
        listener.Start();
        await using var app = await StartAsync([]);
        ChatMetrics.Delivered("test", "Sent", 1);
        await HealthAsync(app);
        var asked = new[] { "grafana/dashboard.json", "prometheus/alerts.yaml" }
            .SelectMany(file => MetricName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "deploy", file))))
            .Select(match => SampleSuffix().Replace(match.Value, ""))
            .Distinct().ToList();

        Assert.True(asked.Count >= 12);
        Assert.DoesNotContain(asked, name => !names.ContainsKey(name));
    }

    private static string Exported(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return name;
    }

    private Dictionary<string, string?> Sqlite(string file) =>
        new() { ["Storage:Provider"] = "Sqlite", ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder.Path, file)};Pooling=False;Default Timeout=1" };

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings, string? corpus = null, Action<WebApplicationBuilder>? configure = null)
    {
        var app = ServiceHost.Build(
            new ServiceSettings(corpus ?? Repository.Corpus)
            {
                Urls = "http://127.0.0.1:0",
                Environment = "Development",
                Configuration = new Dictionary<string, string?>(settings) { ["SentenceEncoder:Enabled"] = "false" },
            },
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder);
            });
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(Cancel);
        await app.StartAsync(Cancel);
        return app;
    }

    private static HttpClient Http(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First()) };

    private static async Task<(HttpStatusCode Status, JsonElement Health)> HealthAsync(WebApplication app)
    {
        using var response = await GetAsync(app, "/health");
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement);
    }

    private static async Task<HttpResponseMessage> GetAsync(WebApplication app, string address, string? secret = null)
    {
        using var http = Http(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return await http.SendAsync(request, Cancel);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string address, string? token, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    [GeneratedRegex(@"\b(briefing|http_server|dotnet)_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"_(total|bucket|count|sum)\z")]
    private static partial Regex SampleSuffix();

    /// <summary>Every line of the log as a collector would get it, at the level that the service sets.</summary>
    private sealed class Recorder(ConcurrentQueue<string> written) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            written.Enqueue(string.Create(CultureInfo.InvariantCulture, $"log {eventId.Id} {formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
