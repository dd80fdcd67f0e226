using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack.Inbound;
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
        services.AddSingleton<InboundQueue>();
        services.AddSingleton<InboundIntake>();
        services.AddSingleton<SlackRequestReader>();
        // Stopped in reverse: first no new connection brings anything, then the queue is drained.
        services.AddHostedService(provider => provider.GetRequiredService<InboundQueue>());
        services.AddHostedService<SlackStartup>();
        services.AddHostedService<SocketModeService>();
        return services;
    }
}

/// <summary>Asks once at start who we are and which scopes the token carries; keeps asking while Slack cannot be reached.</summary>
internal sealed class SlackStartup(
    SlackClient client, SlackScopes scopes, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackStartup> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Transport == SlackTransport.None)
        {
            return;
        }

        status.Set(SlackState.Connecting, "Asking Slack who we are.");
        for (var attempt = 0; !stoppingToken.IsCancellationRequested; attempt++)
        {
            var (outcome, granted) = await client.TestAsync(stoppingToken);
            switch (outcome)
            {
                case SlackOutcome.Done done:
                    Accept(done.Body, granted);
                    return;
                case SlackOutcome.Revoked:
                    return;
                case SlackOutcome.Refused refused:
                    status.Set(SlackState.Connecting, $"Slack refused auth.test ({refused.Error}); asking again.");
                    break;
                default:
                    status.Set(SlackState.Connecting, "Slack cannot be reached; asking again.");
                    break;
            }

            await Task.Delay(Backoff.Wait(TimeSpan.FromSeconds(1), attempt), time, stoppingToken);
        }
    }

    private void Accept(JsonElement body, IReadOnlySet<string>? granted)
    {
        status.Identify(Text(body, "user_id"), Text(body, "bot_id"));
        var missing = granted is null ? [] : scopes.Required.Where(scope => !granted.Contains(scope)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            status.Set(SlackState.Ready, "Connected to Slack.");
            log.Ready();
            return;
        }

        var names = string.Join(", ", missing);
        status.Set(SlackState.MissingScope, $"The Slack token lacks: {names}. Add the scope in the app's settings and install the app again.");
        log.MissingScopes(names);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
