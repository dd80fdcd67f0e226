using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack.Deliveries;
using RussiaTaliban.Slack.Queue;
using RussiaTaliban.Slack.Requests;
using RussiaTaliban.Slack.SocketMode;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Slack;

/// <summary>Registers the wire. The options are the caller's to bind; an <see cref="ISlackHandler"/> is the caller's to register.</summary>
public static class SlackServices
{
    /// <param name="requiredScopes">What the handler's features need; a missing one is named in the log and in health.</param>
    public static IServiceCollection AddSlack(this IServiceCollection services, IReadOnlyList<string> requiredScopes)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SlackOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.AddSingleton(new SlackScopes(requiredScopes));
        services.AddSingleton<SlackStatus>();
        // A redirect could carry the token elsewhere.
        services.AddHttpClient(SlackCaller.ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<SlackCaller>();
        services.AddSingleton(provider => new SlackClient(
            provider.GetRequiredService<SlackCaller>(),
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<IHostEnvironment>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliveryIntake>();
        services.AddSingleton<SlackRequestReader>();
        // Stopped in reverse: first no new connection brings anything, then the queue is drained.
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryQueue>());
        services.AddHostedService<SlackStartup>();
        services.AddHostedService<SocketModeService>();
        return services;
    }
}
