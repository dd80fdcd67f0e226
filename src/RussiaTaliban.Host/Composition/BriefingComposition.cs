using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Terminal;

namespace RussiaTaliban.Host.Composition;

/// <summary>The corpus, its searcher and the conversation: steps 3 to 6 of a question's way.</summary>
internal static class BriefingComposition
{
    /// <summary>Everything that a channel needs to hand a turn to <see cref="TurnHandler"/>.</summary>
    public static void AddBriefing(this IHostApplicationBuilder builder, string corpusDirectory, string? dataDirectory)
    {
        builder.Services.AddBriefing(corpusDirectory, dataDirectory, builder.Configuration);
        builder.Services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>();
        builder.Services.AddOptions<LimitOptions>().Bind(builder.Configuration.GetSection(LimitOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<LimitOptions>>().Value);
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
    /// <param name="configuration">Which models are used; null for what the environment says.</param>
    public static void AddBriefing(this IServiceCollection services, string corpusDirectory, string? dataDirectory = null, IConfiguration? configuration = null)
    {
        var models = ModelsComposition.Of(configuration ?? new ConfigurationBuilder().AddEnvironmentVariables().Build());
        services.AddSingleton(provider => new LiveSearcher(
            corpusDirectory, SearchOptions.Default, DataFolder.IndexOf(dataDirectory, corpusDirectory), models, provider.GetService<TimeProvider>()));
        services.AddChat();
    }
}
