using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using RussiaTaliban.BotFramework;
using RussiaTaliban.Chat.Privacy;

namespace RussiaTaliban.WebChat.DirectLine;

/// <summary>Registers the Direct Line channel. It needs <see cref="BotFrameworkExtensions.AddBotFramework"/> beside it, and WebSockets.</summary>
/// <remarks>Source: microsoft/botframework-sdk, specs/botframework-protocol/directline-3.0.json.</remarks>
public static class DirectLineExtensions
{
    /// <summary>Where clients find it.</summary>
    public const string Path = "/v3/directline";

    /// <summary>Registers the channel.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="configuration">The whole configuration; the section is <see cref="DirectLineOptions.Section"/>.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Tokens>();
        services.AddSingleton<Gate>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<IPersonalCache>(provider => provider.GetRequiredService<Conversations>());
        services.AddSingleton<Admission>();
        services.AddSingleton<ParameterReader>();
        services.AddSingleton<ConversationBodies>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<DirectLineAdapter>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        return services;
    }

    /// <summary>Whether a page for this caller may begin conversations without a secret.</summary>
    public static bool MayBeginConversation(this HttpContext context) =>
        IsServed(context.RequestServices) && context.RequestServices.GetRequiredService<Gate>().IsOpenTo(context);

    /// <summary>Maps the endpoints where the options say so.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        if (!IsServed(routes.ServiceProvider))
        {
            return routes;
        }

        var group = routes.MapGroup(Path).DisableAntiforgery();
        group.MapPost("/tokens/generate", (HttpContext context, TokenEndpoints tokens, CancellationToken ct) => tokens.GenerateAsync(context, ct));
        group.MapPost("/tokens/refresh", (HttpContext context, TokenEndpoints tokens) => tokens.Refresh(context));
        group.MapPost("/conversations", (HttpContext context, ConversationEndpoints conversations, CancellationToken ct) => conversations.StartAsync(context, ct));

        var one = group.MapGroup("/conversations/{conversationId}");
        one.MapGet("", (HttpContext context, string conversationId, ConversationEndpoints conversations) => conversations.Reconnect(context, conversationId));
        one.MapGet("/activities", (HttpContext context, string conversationId, ConversationEndpoints conversations) => conversations.Read(context, conversationId));
        one.MapPost(
            "/activities",
            (HttpContext context, string conversationId, ConversationEndpoints conversations, CancellationToken ct) =>
                conversations.PostAsync(context, conversationId, ct));
        one.MapPost("/upload", (HttpContext context, string conversationId, ConversationEndpoints conversations) => conversations.Upload(context, conversationId));
        one.MapGet("/stream", (HttpContext context, string conversationId, StreamEndpoint stream, CancellationToken ct) => stream.RunAsync(context, conversationId, ct));
        return routes;
    }

    private static bool IsServed(IServiceProvider services) =>
        services.GetRequiredService<IOptions<DirectLineOptions>>().Value.IsServed(services.GetRequiredService<IHostEnvironment>().IsDevelopment());
}
