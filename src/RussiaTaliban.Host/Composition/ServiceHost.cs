using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.Composition;

/// <summary>Puts the service together. Every feature has one composition class beside this one.</summary>
internal static class ServiceHost
{
    /// <summary>Where the service listens when nobody says: loopback, on the port that Bot Framework tools expect.</summary>
    public const string DefaultUrl = "http://127.0.0.1:3978";

    /// <summary>The service, not yet started. The caller loads the corpus (<see cref="LiveSearcher.ReloadAsync"/>) before it starts it.</summary>
    /// <param name="settings">What the command line says.</param>
    /// <exception cref="OptionsValidationException">A section of the configuration has faults; an AggregateException of these where several have.</exception>
    /// <param name="configure">Last word for tests: other options, a fake clock.</param>
    public static WebApplication Build(ServiceSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.Environment ?? HostingEnvironment.Of(commandLine: null, fallback: null),
            ContentRootPath = AppContext.BaseDirectory,

            // Pages are looked for in this assembly, also where a test starts the service.
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
        });
        if (settings.Urls is not null || builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(settings.Urls ?? DefaultUrl);
        }

        // Its keys are of no use here (WebComposition), so what it says of them is none either.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Warning);
        if (settings.Configuration is { } configuration)
        {
            builder.Configuration.AddInMemoryCollection(configuration);
        }

        builder.AddSecretFiles();
        builder.AddUnreadableSettings();
        builder.AddProxy();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddStorage(settings.DataDirectory);
        builder.AddBriefing(settings.CorpusDirectory, settings.DataDirectory);
        builder.AddIntake(settings.CorpusDirectory);
        builder.AddDelivery();
        builder.AddChannels();
        builder.AddWeb();
        builder.AddDesk();
        builder.AddQuotePages();
        builder.AddSetupChecks();
        configure?.Invoke(builder);

        var app = builder.Build();

        // All faults of all sections at once, before a feature reads its own.
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.UseTelemetry();
        app.UseWeb();
        app.MapHealth();
        app.MapChannels();
        app.MapWeb();
        app.MapDesk();
        app.MapQuotes();
        return app;
    }
}

/// <summary>What the command line says about the service.</summary>
/// <param name="CorpusDirectory">The folder of articles.</param>
internal sealed record ServiceSettings(string CorpusDirectory)
{
    /// <summary>The addresses to listen on, parted by semicolons; null for what configuration says, else <see cref="ServiceHost.DefaultUrl"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>The hosting environment; null for what the environment variables say (<see cref="HostingEnvironment"/>), else Production.</summary>
    public string? Environment { get; init; }

    /// <summary>Settings that win over every file and environment variable; null for none.</summary>
    public IReadOnlyDictionary<string, string?>? Configuration { get; init; }

    /// <summary>The folder of the SQLite file and of the indexes of large corpora; null keeps subscriptions in the process, unless section <c>Storage</c>
    /// names a database, and indexes in <see cref="DataFolder.Default"/>.</summary>
    public string? DataDirectory { get; init; }
}
