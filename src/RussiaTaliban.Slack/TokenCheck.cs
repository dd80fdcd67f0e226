namespace RussiaTaliban.Slack;

/// <summary>
/// Asks Slack whose token this is and which scopes it carries: at start, every few seconds, and at once when a call says that it is gone. Where administrators install the app, it
/// asks whether Slack answers at all, and of one installation after the other whether its token is good.
/// </summary>
internal sealed class TokenCheck(SlackClient client, SlackInstallations installations, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<TokenCheck> log)
    : BackgroundService
{
    /// <summary>Slack takes hundreds of these a minute.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(7);

    /// <summary>How long one question may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private bool _isTold;
    private int _next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Set(SlackState.Connecting, "Checking the token with Slack.");
        for (var failed = 0; !stoppingToken.IsCancellationRequested;)
        {
            failed = await AskAsync(stoppingToken) ? 0 : failed + 1;
            await status.SuspicionAsync(failed == 0 ? Period : SlackRetry.TokenTests.After(failed), time, stoppingToken);
        }
    }

    /// <summary>False if Slack has to be asked again soon.</summary>
    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (installations.IsOn)
            {
                await TestNextAsync(either.Token);
            }

            var (outcome, granted) = installations.IsOn ? (await client.ReachAsync(either.Token), null) : await client.TestAsync(either.Token);
            switch (outcome)
            {
                case SlackOutcome.Done done:
                    status.Tested(time.GetUtcNow());
                    Accept(done.Body, granted);
                    return true;
                case SlackOutcome.Revoked:
                    break;
                case SlackOutcome.Refused refused:
                    status.Set(SlackState.Connecting, $"Slack refused auth.test ({refused.Error}); trying again.");
                    break;
                default:
                    status.Set(SlackState.Connecting, "Slack cannot be reached; trying again.");
                    break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            status.Set(SlackState.Connecting, "Slack does not answer; trying again.");
        }

        _isTold = false;
        return false;
    }

    // What comes of it is noted with the installation.
    private async Task TestNextAsync(CancellationToken cancellationToken)
    {
        if (installations.All is { Count: > 0 } all)
        {
            var one = all[_next++ % all.Count];
            await client.For(one.TenantOf(one.Team)).TestAsync(cancellationToken);
        }
    }

    private void Accept(JsonElement body, IReadOnlySet<string>? granted)
    {
        if (installations.IsOn)
        {
            status.Set(SlackState.Ready, $"Connected to Slack; installed in {Wording.Count(installations.All.Count, "workspace or organisation", "workspaces or organisations")}.");
            return;
        }

        status.Identify(body.Text("user_id"), body.Text("bot_id"), body.Text("team_id"), body.Text("enterprise_id"));
        var missing = granted is null ? [] : SlackScopes.For(options.Value).Where(scope => !granted.Contains(scope)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            status.Set(SlackState.Ready, "Connected to Slack.");
            if (!_isTold)
            {
                log.Ready();
            }

            _isTold = true;
            return;
        }

        var names = string.Join(", ", missing);
        status.Set(SlackState.MissingScope, $"The Slack token lacks: {names}. Add the scope in the app's settings and install the app again.");
        if (!_isTold)
        {
            log.MissingScopes(names);
        }

        _isTold = true;
    }
}
