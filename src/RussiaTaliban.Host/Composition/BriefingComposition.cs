using Microsoft.Extensions.DependencyInjection.Extensions;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Host.Composition;

/// <summary>The corpus, its searcher and the conversation: steps 3 to 6 of a message's way.</summary>
internal static class BriefingComposition
{
    /// <summary>Everything that a channel needs to hand a turn to <see cref="TurnHandler"/>.</summary>
    public static void AddBriefing(this IHostApplicationBuilder builder, string corpusDirectory, string? dataDirectory)
    {
        builder.Services.AddBriefing(corpusDirectory, dataDirectory);
        builder.Services.AddSentenceEncoder(builder.Configuration);
        builder.Services.AddSingleton<CorpusWatcher>();
        builder.Services.AddHostedService<CorpusWatcherService>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddOptions<PublicAddressOptions>()
            .Bind(builder.Configuration)
            .Validate(options => options.IsUsable, "PublicUrl is the http or https address that people open, for example https://briefing.example.org")
            .ValidateOnStart();
    }

    /// <summary>The part of it that the command line needs too.</summary>
    public static void AddBriefing(this IServiceCollection services, string corpusDirectory, string? dataDirectory = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LiveSearcher(
            corpusDirectory,
            SearchOptions.Default with { Encoder = provider.GetService<ISentenceEncoder>() },
            DataFolder.IndexOf(dataDirectory, corpusDirectory)));
        services.TryAddSingleton<IConversationMemory, InProcessConversationMemory>();
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
