using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RussiaTaliban.BotFramework;

namespace RussiaTaliban.BotBuilder;

/// <summary>
/// The same bot on Microsoft.Bot.Builder's CloudAdapter: its authentication, its Connector client, our handler. Credentials are read where the SDK looks for them:
/// MicrosoftAppType, MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId.
/// </summary>
public static class BotBuilderExtensions
{
    public static IServiceCollection AddBotBuilder(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BotFrameworkAuthentication>(_ => new ConfigurationBotFrameworkAuthentication(configuration));
        services.AddSingleton<IBotFrameworkHttpAdapter, CloudAdapter>();
        services.AddSingleton<IBot, BriefingBot>();
        return services;
    }

    /// <summary>Maps /api/messages to the SDK, in the place of this project's own endpoint.</summary>
    public static IEndpointRouteBuilder MapBotBuilder(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            BotFrameworkExtensions.Path,
            (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) => adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return routes;
    }
}
