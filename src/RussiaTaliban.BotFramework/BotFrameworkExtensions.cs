using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.BotFramework.Bot;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.BotFramework.Endpoint;
using RussiaTaliban.Chat.Inbox;
using RussiaTaliban.Chat.Privacy;
using RussiaTaliban.Chat.Subscriptions;

namespace RussiaTaliban.BotFramework;

/// <summary>Registers the Bot Framework channels and the bot behind them.</summary>
public static class BotFrameworkExtensions
{
    /// <summary>Where the channels deliver.</summary>
    public const string Path = "/api/messages";

    private const string KeyServerClient = "bot-framework-keys";

    /// <summary>The wire. Needs an <see cref="IBot"/>: <see cref="AddBriefingBot"/>'s or another.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<BotFrameworkOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddHttpClient(KeyServerClient, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton<IDocumentRetriever, KeyServer>(provider => new KeyServer(provider.GetRequiredService<IHttpClientFactory>(), KeyServerClient));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<CallerTokens>();
        services.AddSingleton<LocalCallers>();
        services.AddSingleton<CallerGate>();
        services.AddSingleton<ISetupCheck, BotCredentialSetup>();
        services.AddSingleton<ISetupCheck, KeyServerSetup>();

        AddConnector(services);

        services.AddSingleton<SeenActivities>();
        services.AddSingleton<BackgroundTurns>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundTurns>());
        services.TryAddSingleton<IInbox, InMemoryInbox>();
        services.AddSingleton<KeptMessages>();
        services.AddHostedService(provider => provider.GetRequiredService<KeptMessages>());
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>The bot and the invokes that every channel has. How replies look is each channel's own <see cref="IActivityRenderer"/>.</summary>
    public static IServiceCollection AddBriefingBot(this IServiceCollection services)
    {
        services.TryAddSingleton<InMemorySubscriptionStore>();
        services.TryAddSingleton<IConversationReferenceStore, InMemoryConversationReferenceStore>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<ConversationReferences>();
        services.AddSingleton<SentReplies>();
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<SentReplies>());
        services.AddPersonPace();
        services.AddSingleton<TurnAnswers>();
        services.AddSingleton<IInvoke, CardActionInvoke>();
        services.AddSingleton<IInvoke, SuggestedActionInvoke>();
        services.AddSingleton<IBot, BriefingBot>();
        return services;
    }

    /// <summary>Maps the endpoint where it is served.</summary>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.IsServed(isDevelopment))
        {
            routes.MapPost(Path, (HttpContext context, MessagesEndpoint endpoint) => endpoint.HandleAsync(context))
                .DisableAntiforgery();
        }

        return routes;
    }

    private static void AddConnector(IServiceCollection services)
    {
        services.AddHttpClient(BotCredentials.ClientName);
        services.TryAddSingleton(provider => BotCredentials.Of(
            provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(BotCredentials.ClientName)));
        services.AddSingleton<ServiceAddresses>();
        services.AddKeyedSingleton(OutgoingHandler.ClientName, (provider, _) => new Pace(provider.GetRequiredService<TimeProvider>(), OutgoingHandler.Limits));
        services.AddKeyedSingleton<Lanes>(OutgoingHandler.ClientName);
        services.AddTransient<OutgoingHandler>();

        // A token must not follow a redirect to an address that nobody has checked. The handler times its tries itself, and lives on for answers that come late;
        // connections are renewed, so that a change of address is noticed.
        services.AddHttpClient(OutgoingHandler.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<OutgoingHandler>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<StrictAuthentication>();
        services.AddSingleton(provider => new BriefingAdapter(
            provider.GetRequiredService<StrictAuthentication>(),
            provider.GetRequiredService<IOptions<BotFrameworkOptions>>(),
            provider.GetRequiredService<ILogger<BriefingAdapter>>()));
    }
}
