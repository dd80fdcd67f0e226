using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework;
using RussiaTaliban.BotFramework.Endpoint;

namespace RussiaTaliban.BotBuilder;

/// <summary>
/// The same bot on Microsoft.Bot.Builder's CloudAdapter: its authentication, its Connector client, our handler. Configured by the section "BotFramework",
/// as our own endpoint is, and validated with it.
/// </summary>
public static class BotBuilderExtensions
{
    public static IServiceCollection AddBotBuilder(this IServiceCollection services) => services
        .AddSingleton(provider => SdkAuthentication.Create(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value))
        .AddSingleton<IBotFrameworkHttpAdapter>(provider => Adapter(
            provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()))
        .AddSingleton<IBot, BriefingBot>();

    /// <summary>Maps /api/messages to the SDK, in the place of this project's own endpoint.</summary>
    public static IEndpointRouteBuilder MapBotBuilder(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (routes.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.IsServed(isDevelopment))
        {
            routes.MapPost(BotFrameworkExtensions.Path, HandleAsync);
        }

        return routes;
    }

    private static async Task HandleAsync(HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot, CallerGate gate, IOptions<BotFrameworkOptions> options)
    {
        // Without credentials the SDK believes everybody.
        if (!options.Value.HasCredentials && await gate.AdmitAsync(context, context.RequestAborted) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxBodyBytes;
        }

        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (ArgumentException) when (!context.Response.HasStarted)
        {
            // What the SDK throws at a token that is none and at an activity without an address.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static CloudAdapter Adapter(BotFrameworkAuthentication authentication, ILogger log) => new(authentication, log)
    {
        OnTurnError = (_, fault) =>
        {
            Log.TurnFailed(log, fault);
            return Task.CompletedTask;
        },
    };
}
