using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.Protocols;
using RussiaTaliban.BotFramework.Authentication;
using RussiaTaliban.BotFramework.Connector;
using RussiaTaliban.BotFramework.Endpoint;

namespace RussiaTaliban.BotFramework;

/// <summary>Puts the Bot Framework's wire into a service. Needs an <see cref="IActivityHandler"/> from elsewhere.</summary>
public static class BotFrameworkExtensions
{
    /// <summary>Where the channels deliver.</summary>
    public const string Path = "/api/messages";

    private const string KeyServerClient = "bot-framework-keys";

    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<BotFrameworkOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        // A token must not follow a redirect to an address that nobody has checked.
        services.AddHttpClient(ConnectorCall.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddHttpClient(MsalHttp.ClientName);
        services.AddHttpClient(KeyServerClient, client => client.Timeout = TimeSpan.FromSeconds(10));

        services.AddSingleton<IDocumentRetriever, KeyServer>(provider =>
            new KeyServer(provider.GetRequiredService<IHttpClientFactory>(), KeyServerClient));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<CallerTokens>();
        services.AddSingleton<CallerGate>();

        services.TryAddSingleton<IMsalHttpClientFactory, MsalHttp>();
        services.TryAddSingleton<ITokenSource, MsalTokenSource>();
        services.AddSingleton<ServiceAddresses>();
        services.AddSingleton<SendPace>();
        services.AddSingleton<ConnectorExchange>();
        services.AddSingleton<ConnectorCall>();
        services.AddSingleton<IConnector>(provider => ActivatorUtilities.CreateInstance<ConnectorClient>(provider, new Lanes()));

        services.AddSingleton<SeenActivities>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Turns>(provider, new Lanes()));
        services.AddHostedService(provider => provider.GetRequiredService<Turns>());
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps the endpoint where it is served.</summary>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.IsServed(isDevelopment))
        {
            routes.MapPost(Path, (HttpContext context, MessagesEndpoint endpoint) => endpoint.HandleAsync(context))
                .DisableAntiforgery();
        }

        return routes;
    }
}
