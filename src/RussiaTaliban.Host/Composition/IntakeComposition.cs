using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RussiaTaliban.Chat;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Readers;
using RussiaTaliban.Intake.Writing;

namespace RussiaTaliban.Host.Composition;

/// <summary>What the service takes into its corpus by itself: the sources that section <c>Intake</c> lists under <c>Watch</c>.</summary>
internal static class IntakeComposition
{
    public static void AddIntake(this IHostApplicationBuilder builder, string corpusDirectory)
    {
        builder.Services.AddSingleton<IValidateOptions<IntakeOptions>, IntakeOptionsValidator>();
        builder.Services.AddOptions<IntakeOptions>().Bind(builder.Configuration.GetSection(IntakeOptions.Section)).ValidateOnStart()
            .PostConfigure(options => options.ReadWith(Reader(Environment.ProcessPath)));
        if (!builder.Configuration.GetSection($"{IntakeOptions.Section}:{nameof(IntakeOptions.Watch)}").GetChildren().Any())
        {
            return;
        }

        builder.Services.AddSingleton(provider => new IntakeWatch(
            provider.GetRequiredService<IOptions<IntakeOptions>>().Value, corpusDirectory,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<IntakeWatch>>()));
        builder.Services.AddHostedService<IntakeWatchService>();
        builder.Services.AddHealthChecks().AddCheck<IntakeHealth>("intake", HealthStatus.Degraded);
    }

    /// <summary>The section, checked, for the command line.</summary>
    /// <exception cref="OptionsValidationException">It has faults.</exception>
    public static IntakeOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(IntakeOptions.Section).Get<IntakeOptions>() ?? new IntakeOptions();
        var check = new IntakeOptionsValidator().Validate(null, options);
        options.ReadWith(Reader(Environment.ProcessPath));
        return check.Failed ? throw new OptionsValidationException(IntakeOptions.Section, typeof(IntakeOptions), check.Failures) : options;
    }

    /// <summary>This program once more: its own executable, or its library under the .NET that runs it.</summary>
    /// <param name="program">The path of the program that runs; null where it is not known.</param>
    internal static ReaderCommand Reader(string? program)
    {
        // The name has a full stop in it, which is no extension.
        var name = Path.GetFileName(program);
        return program is not null && (name == Assembly || name == Assembly + ".exe") ? new ReaderCommand(program, [])
            : new ReaderCommand(name is "dotnet" or "dotnet.exe" ? program! : "dotnet", [Path.Combine(AppContext.BaseDirectory, Assembly + ".dll")]);
    }

    private static string Assembly => typeof(IntakeComposition).Assembly.GetName().Name!;
}

/// <summary>Limits alone: any name may be that of a host.</summary>
internal sealed class IntakeOptionsValidator() : OptionsCheck<IntakeOptions>(IntakeOptions.Section)
{
    protected override IEnumerable<string> Faults(IntakeOptions options) =>
        options.AllowedHosts.Where(host => host.Contains('/', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(host))
            .Select(host => $"{IntakeOptions.Section}:{nameof(IntakeOptions.AllowedHosts)} must contain host names such as example.org or *.example.org, not “{host}”.");
}

/// <summary>Takes the watched sources, again and again. The corpus's watcher sees what is written.</summary>
internal sealed partial class IntakeWatch(IntakeOptions options, string corpusDirectory, TimeProvider time, ILogger<IntakeWatch> logger)
{
    private IReadOnlyList<TakeResult> _last = [];
    private DateTimeOffset? _lookedAt;

    /// <summary>True if the last look failed, or something was not taken.</summary>
    public bool IsOutOfOrder { get; private set; }

    /// <summary>Which sources are watched by their number, and how the last look went; never their names, for strangers read it.</summary>
    public WatchedSources Describe() => new(options.Watch.Count, _last.Count(result => result.State != StoredState.Refused),
        _last.Count(result => result.State == StoredState.Refused), _lookedAt);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.WatchEvery, time);
        try
        {
            do
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Takes everything once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var intake = new ArticleIntake(options, time);
            _last = await intake.WatchAsync([.. options.Watch], corpusDirectory, cancellationToken).ConfigureAwait(false);
            var refused = _last.Where(result => result.State == StoredState.Refused).ToList();
            foreach (var result in refused)
            {
                NotTaken(logger, WithoutQuery(result.Source), result.Refusal!.ToString());
            }

            Taken(logger, _last.Count(result => result.State == StoredState.Added), _last.Count(result => result.State == StoredState.Revised), refused.Count);
            IsOutOfOrder = refused.Count > 0;
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not OutOfMemoryException)
        {
            // Whatever is wrong with a source, the service goes on.
            Failed(logger, fault.Message);
            IsOutOfOrder = true;
        }

        _lookedAt = time.GetUtcNow();
    }

    /// <summary>An address as it may stand in a log: what is asked for behind “?” may be a key.</summary>
    private static string WithoutQuery(string source) => source.Contains("://", StringComparison.Ordinal) ? source.Split('?')[0] : source;

    [LoggerMessage(9101, LogLevel.Warning, "A watched source was not added: {Source}: {Reason}")]
    private static partial void NotTaken(ILogger logger, string source, string reason);

    [LoggerMessage(9102, LogLevel.Information, "Watched sources were read: {Added} articles added, {Revised} revised, {Refused} sources refused")]
    private static partial void Taken(ILogger logger, int added, int revised, int refused);

    [LoggerMessage(9103, LogLevel.Error, "Watched sources cannot be read: {Fault}")]
    private static partial void Failed(ILogger logger, string fault);
}

/// <summary>How the watched sources are, for <c>/health</c>.</summary>
/// <param name="Sources">How many are watched.</param>
/// <param name="Taken">How many documents of them are articles, by the last look.</param>
/// <param name="NotTaken">How many are not; the log says why.</param>
/// <param name="LookedAt">When the last look ended; null before the first.</param>
internal sealed record WatchedSources(int Sources, int Taken, int NotTaken, DateTimeOffset? LookedAt);

/// <summary>Runs the <see cref="IntakeWatch"/> as long as the service runs.</summary>
internal sealed class IntakeWatchService(IntakeWatch watch) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watch.RunAsync(stoppingToken);
}

/// <summary>A watched source that is not taken does not keep anybody from asking.</summary>
internal sealed class IntakeHealth(IntakeWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.IsOutOfOrder ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}
