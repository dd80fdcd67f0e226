using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RussiaTaliban.Slack.Web;

namespace RussiaTaliban.Slack;

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
