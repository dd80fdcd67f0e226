using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Handlers;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Onnx;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.Composition;

/// <summary>The corpus, its searcher and the conversation: steps 3 to 6 of a message's way.</summary>
internal static class BriefingComposition
{
    /// <summary>Everything that a channel needs to hand a turn to <see cref="TurnHandler"/>.</summary>
    public static void AddBriefing(this IHostApplicationBuilder builder, string corpusDirectory, string? dataDirectory)
    {
        builder.Services.AddBriefing(corpusDirectory, dataDirectory, builder.Configuration);
        builder.Services.AddSingleton<CorpusWatcher>();
        builder.Services.AddHostedService<CorpusWatcherService>();
        builder.Services.AddHostedService<PassagePreparation>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddOptions<PublicAddressOptions>()
            .Bind(builder.Configuration)
            .Validate(options => options.IsUsable, "PublicUrl is the http or https address that people open, for example https://briefing.example.org")
            .ValidateOnStart();
    }

    /// <summary>The part of it that the command line needs too.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="corpusDirectory">The corpus folder.</param>
    /// <param name="dataDirectory">Where the index of a large corpus is kept; null for the user's data folder.</param>
    /// <param name="configuration">Which sentence encoder is used; null for what the environment says.</param>
    public static void AddBriefing(this IServiceCollection services, string corpusDirectory, string? dataDirectory = null, IConfiguration? configuration = null)
    {
        services.AddSentenceEncoder(configuration ?? new ConfigurationBuilder().AddEnvironmentVariables().Build());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LiveSearcher(
            corpusDirectory,
            SearchOptions.Default with { Encoder = provider.GetService<ISentenceEncoder>() },
            DataFolder.IndexOf(dataDirectory, corpusDirectory)));
        services.TryAddSingleton<IConversationMemory, InMemoryConversationMemory>();
        services.AddSingleton<IIntentRule, CommandRule>();
        services.AddQuotes();
        services.AddSingleton<IIntentRule, SmallTalkRule>();
        services.AddSummaries();
        services.AddSingleton<IntentReader>();
        services.AddSingleton<AskHandler>();
        services.AddSingleton<QuoteGuard>();
        services.AddSingleton<TurnHandler>();
    }
}

/// <summary>Runs the <see cref="CorpusWatcher"/> as long as the service runs.</summary>
internal sealed class CorpusWatcherService(CorpusWatcher watcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watcher.RunAsync(stoppingToken);
}

/// <summary>Has the passages of each new snapshot encoded beside everything else, so that questions find them so. Questions do not wait for it.</summary>
internal sealed class PassagePreparation(LiveSearcher searcher) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var swapped = new SemaphoreSlim(1);
        searcher.Swapped += Swapped;
        try
        {
            while (true)
            {
                await swapped.WaitAsync(stoppingToken).ConfigureAwait(false);
                await Task.Factory.StartNew(() => searcher.Current.Prepare(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            searcher.Swapped -= Swapped;
        }

        void Swapped(object? sender, EventArgs e) => swapped.Release();
    }
}

/// <summary>The sentence encoder: the shipped one, one that section <c>SentenceEncoder</c> names, or none.</summary>
internal static class SentenceEncoderComposition
{
    /// <summary>Loaded once a process, whatever hosts there are in it, with the sentences that it remembers.</summary>
    private static readonly Lazy<RememberingEncoder> Shipped = new(() => new RememberingEncoder(new OnnxSentenceEncoder(new SentenceEncoderOptions())));

    /// <summary>The encoder that is used where nothing else is configured.</summary>
    /// <exception cref="SentenceEncoderException">It cannot be loaded; the message says why.</exception>
    public static ISentenceEncoder Default => Shipped.Value;

    public static void AddSentenceEncoder(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SentenceEncoderOptions.Section).Get<SentenceEncoderOptions>() ?? new SentenceEncoderOptions();
        if (!options.Enabled)
        {
            return;
        }

        // The searcher needs the model before the host starts, so that it is asked here already what else would be told at start.
        var faults = options.Faults().ToArray();
        if (faults.Length > 0)
        {
            services.AddSingleton<ISentenceEncoder>(_ => throw new OptionsValidationException(SentenceEncoderOptions.Section, typeof(SentenceEncoderOptions), faults));
        }
        else if (options.IsShipped && options is { MaxTokens: 128, Threads: 1 })
        {
            services.AddSingleton(_ => Default);
        }
        else
        {
            services.AddSingleton(_ => new OnnxSentenceEncoder(options));
            services.AddSingleton<ISentenceEncoder>(provider => new RememberingEncoder(provider.GetRequiredService<OnnxSentenceEncoder>()));
        }
    }
}
