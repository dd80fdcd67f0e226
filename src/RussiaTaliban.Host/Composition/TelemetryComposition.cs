using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Presentation;

namespace RussiaTaliban.Host.Composition;

/// <summary>Where the service's metrics, traces and logs go. Section <c>Telemetry</c>. They hold no message text, no secret and nobody's name.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The shortest secret that is accepted, in characters.</summary>
    public const int MinSecretLength = 32;

    /// <summary>The collector that receives OTLP over gRPC, e.g. <c>http://127.0.0.1:4317</c>; null, the default, sends nothing.
    /// The variables OTEL_EXPORTER_OTLP_… configure the export.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Grants access to <c>/metrics</c>, for Prometheus, to callers that present it as a bearer token; at least 32 characters.
    /// Null, the default: the address is not served.</summary>
    public string? MetricsSecret { get; set; }
}

/// <summary>Checks section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptionsValidator() : OptionsCheck<TelemetryOptions>(TelemetryOptions.Section)
{
    protected override IEnumerable<string> Faults(TelemetryOptions options)
    {
        if (options.MetricsSecret is { Length: < TelemetryOptions.MinSecretLength })
        {
            yield return $"Telemetry:MetricsSecret must be at least {TelemetryOptions.MinSecretLength} characters long.";
        }

        if (options.OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
        {
            yield return "Telemetry:OtlpEndpoint must be an http or https address.";
        }
    }
}

/// <summary>
/// OpenTelemetry, over OTLP and for Prometheus. Traces are the conversation's own alone: those of the framework carry addresses, and with them what was searched for.
/// </summary>
internal static class TelemetryComposition
{
    private const string MetricsPath = "/metrics";
    private const string Scheme = "Bearer ";

    private static readonly string[] Meters =
    [
        ChatMetrics.MeterName, CorpusMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        builder.Services.AddOptions<TelemetryOptions>().Bind(builder.Configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<CorpusMetrics>();

        // An address holds what was searched for, and the log of requests holds addresses.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);

        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        var (endpoint, secret) = (section[nameof(TelemetryOptions.OtlpEndpoint)], section[nameof(TelemetryOptions.MetricsSecret)]);
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(secret))
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Wording.ProductName.Replace(' ', '-').ToLowerInvariant()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (!string.IsNullOrEmpty(secret))
                {
                    metrics.AddPrometheusExporter();
                }

                if (Uri.TryCreate(endpoint, UriKind.Absolute, out var collector))
                {
                    metrics.AddOtlpExporter(exporter => exporter.Endpoint = collector);
                }
            });
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
        {
            telemetry.WithTracing(traces => traces.AddSource(ChatMetrics.MeterName).AddOtlpExporter(exporter => exporter.Endpoint = address));
            builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter(exporter => exporter.Endpoint = address));
        }
    }

    /// <summary>Before the pages: who lacks the secret learns nothing of the address.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        app.Services.GetRequiredService<CorpusMetrics>();
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsSecret is not { Length: > 0 } secret)
        {
            return;
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        app.UseWhen(
            context => context.Request.Path == MetricsPath && HttpMethods.IsGet(context.Request.Method) && Shows(context.Request, expected),
            branch => branch.UseOpenTelemetryPrometheusScrapingEndpoint(MetricsPath));
    }

    // Hashed first: the time of the comparison then says nothing about the length either.
    private static bool Shows(HttpRequest request, byte[] expected) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), expected);
}

/// <summary>What is searched, in numbers.</summary>
internal sealed class CorpusMetrics : IDisposable
{
    public const string MeterName = "RussiaTaliban.Corpus";

    private readonly Meter _meter;

    public CorpusMetrics(LiveSearcher searcher, IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _meter.CreateObservableGauge("briefing.corpus.articles", () => searcher.Current.Corpus.Articles.Count);
        _meter.CreateObservableGauge("briefing.corpus.passages", () => searcher.Current.Corpus.Passages.Count);
        _meter.CreateObservableGauge("briefing.corpus.faults", () => searcher.Faults.Count);
        _meter.CreateObservableGauge("briefing.corpus.info", () => new Measurement<int>(1, KeyValuePair.Create("revision", (object?)searcher.Current.Corpus.Revision[..12])));
    }

    public void Dispose() => _meter.Dispose();
}
