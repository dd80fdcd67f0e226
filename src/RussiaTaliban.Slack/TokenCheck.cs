namespace RussiaTaliban.Slack;

/// <summary>Asks Slack at start whose token this is and which scopes it carries, and asks again until Slack answers.</summary>
internal sealed class TokenCheck(SlackClient client, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<TokenCheck> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Set(SlackState.Connecting, "Asking Slack who we are.");
        await SlackRetry.Until<bool>(answered => answered, time).ExecuteAsync(AskAsync, stoppingToken);
    }

    /// <summary>False where Slack has to be asked again.</summary>
    private async ValueTask<bool> AskAsync(CancellationToken cancellationToken)
    {
        var (outcome, granted) = await client.TestAsync(cancellationToken);
        switch (outcome)
        {
            case SlackOutcome.Done done:
                Accept(done.Body, granted);
                return true;
            case SlackOutcome.Revoked:
                return true;
            case SlackOutcome.Refused refused:
                status.Set(SlackState.Connecting, $"Slack refused auth.test ({refused.Error}); asking again.");
                return false;
            default:
                status.Set(SlackState.Connecting, "Slack cannot be reached; asking again.");
                return false;
        }
    }

    private void Accept(JsonElement body, IReadOnlySet<string>? granted)
    {
        status.Identify(body.Text("user_id"), body.Text("bot_id"));
        var missing = granted is null ? [] : SlackScopes.For(options.Value).Where(scope => !granted.Contains(scope)).Order(StringComparer.Ordinal).ToList();
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
}
