using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Host.Web;
using RussiaTaliban.Slack;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>
/// <c>GET /health</c>: can the service answer, and what is out of order? <c>/health/live</c>, <c>/health/ready</c> and <c>/health/startup</c> are for whoever starts
/// and stops it. Strangers read these too: they see which part is out of order, not why; only of Slack a sentence says what is the matter, and it names no secret.
/// </summary>
internal static partial class HealthComposition
{
    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeliveryPulse>();
        builder.Services.AddSingleton<HealthKeeper>();
        builder.Services.AddHealthChecks()
            .AddCheck<CorpusHealth>("corpus", HealthStatus.Unhealthy)
            .AddCheck<ModelsHealth>("models", HealthStatus.Degraded)
            .AddCheck<DatabaseHealth>("database", HealthStatus.Degraded)
            .AddCheck<DeliveryHealth>("deliveries", HealthStatus.Degraded)
            .AddCheck<SigningKeysHealth>("signingKeys", HealthStatus.Degraded)
            .AddCheck<SlackHealth>("slack", HealthStatus.Degraded);
    }

    public static void MapHealth(this WebApplication app)
    {
        // It runs: no more is asked, or a database that is away would have every replica killed.
        app.MapReading("/health/live", () => Results.Text("ok"));
        app.MapReading("/health/ready", async (HealthKeeper keeper, CancellationToken cancellationToken) => Answer(await keeper.ReadAsync(cancellationToken).ConfigureAwait(false)));
        app.MapReading("/health/startup", (LiveSearcher searcher) =>
            searcher.Current.Corpus.Passages.Count > 0 ? Results.Text("ok") : Results.Text("unhealthy", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapReading("/health", async (LiveSearcher searcher, HealthKeeper keeper, IServiceProvider services, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var report = await keeper.ReadAsync(cancellationToken).ConfigureAwait(false);

            var models = searcher.Models is { IsCompletedSuccessfully: true } loading ? loading.Result : null;
            return TypedResults.Json(
                new Health(
                    Word(report.Status),
                    searcher.Current.Corpus.Revision[..12],
                    searcher.Current.Corpus.Articles.Count,
                    searcher.Current.Corpus.Passages.Count,
                    searcher.Faults.Count,
                    Describe(models),
                    SlackHealth.Describe(services, time),
                    services.GetService<IntakeWatch>()?.Describe(),
                    report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status), StringComparer.Ordinal)),
                HealthJson.Default.Health,
                statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        });
    }

    /// <summary>Which models answer, for people.</summary>
    private static string Describe(NeuralModels? models) => models switch
    {
        null => "loading",
        { Reader: not null } => "encoder and reader",
        { Encoder: not null } => "encoder",
        _ => "words alone",
    };

    /// <summary>A service that can answer is ready, though something beside it is out of order.</summary>
    private static IResult Answer(HealthReport report) =>
        Results.Text(Word(report.Status), statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    internal sealed record Health(string Status, string Revision, int Articles, int Passages, int CorpusFaults, string Models, string? Slack, WatchedSources? Watched, IReadOnlyDictionary<string, string> Checks);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Health))]
    private sealed partial class HealthJson : JsonSerializerContext;
}

/// <summary>Asks the checks no oftener than every few seconds, however many ask: the address is open to everybody.</summary>
internal sealed class HealthKeeper(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private HealthReport? _report;
    private long _at;

    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_report is null || time.GetElapsedTime(_at) >= Fresh)
            {
                _report = await checks.CheckHealthAsync(cancellationToken).ConfigureAwait(false);
                _at = time.GetTimestamp();
            }

            return _report;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();
}

/// <summary>When each channel's deliveries were last looked after.</summary>
internal sealed class DeliveryPulse
{
    /// <summary>The workers, one for each channel; empty until deliveries begin.</summary>
    public IReadOnlyList<DigestDeliveryWorker> Workers { get; set; } = [];
}

/// <summary>Nothing can be answered without a passage; with faults in the folder, the last good corpus stays.</summary>
internal sealed class CorpusHealth(LiveSearcher searcher) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        searcher.Current.Corpus.Passages.Count == 0 ? HealthCheckResult.Unhealthy()
        : searcher.Faults.Count > 0 || !Directory.Exists(searcher.Directory) ? HealthCheckResult.Degraded()
        : HealthCheckResult.Healthy());
}

/// <summary>A model that cannot be used is done without: the log says why. One that is still being loaded is no fault.</summary>
internal sealed class ModelsHealth(LiveSearcher searcher) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(searcher.Models is { IsCompletedSuccessfully: true, Result.Faults.Count: > 0 } ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}

/// <summary>Without it questions are answered; subscriptions, receipts and sharing wait.</summary>
internal sealed class DatabaseHealth(IServiceProvider services, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<Database>() is not { } database)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            // SQLite waits for locks without letting its thread go.
            var answers = await Task.Run(() => database.TryAskAsync(CancellationToken.None), cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return answers ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Degraded();
        }
    }
}

/// <summary>A channel is behind whose deliveries nobody has looked after for a while, or whose last ones went out late.</summary>
internal sealed class DeliveryHealth(DeliveryPulse pulse, DigestDeliveryOptions options, TimeProvider time) : IHealthCheck
{
    /// <summary>Beyond the interval: a round takes a second or two.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(7);

    /// <summary>How late a delivery may be begun.</summary>
    private static readonly TimeSpan MaxLag = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var latest = time.GetUtcNow() - options.PollInterval - Grace;
        var isInTime = pulse.Workers.All(worker => (worker.LookedAt is not { } at || at >= latest) && worker.Lag <= MaxLag);
        return Task.FromResult(isInTime ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
    }
}

/// <summary>Where a bot is configured, callers are judged by keys from a key server; until the first caller nobody has asked for them.</summary>
internal sealed class SigningKeysHealth(IOptions<BotFrameworkOptions> options, SigningKeys keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        string.IsNullOrWhiteSpace(options.Value.AppId) || options.Value.Enabled == false || !keys.WereTried || keys.AreReadable ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}

/// <summary>Slack where it is configured: its token, its scopes, its sockets, its last event, and how long questions wait.</summary>
internal sealed class SlackHealth(IServiceProvider services, TimeProvider time) : IHealthCheck
{
    /// <summary>What is the matter, for the person who runs the service; null if Slack is not configured.</summary>
    public static string? Describe(IServiceProvider services, TimeProvider time) => services.GetService<SlackStatus>() is not { } status ? null
        : Faults(services, status, time) is { Count: > 0 } faults ? string.Join(' ', faults)
        : status.Description;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        services.GetService<SlackStatus>() is not { } status || Faults(services, status, time).Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());

    private static IReadOnlyList<string> Faults(IServiceProvider services, SlackStatus status, TimeProvider time) =>
        status.Faults(time.GetUtcNow(), services.GetRequiredService<IOptions<SlackOptions>>().Value.ExpectEventWithin);
}
