namespace RussiaTaliban.Slack.Installations;

/// <summary>
/// The token of each workspace, renewed well before it ends. Among replicas one renews: a refresh token is good for one use.
/// </summary>
internal sealed class SlackTokens(SlackInstallations installations, SlackOAuth oauth, SlackStatus status, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackTokens> log)
    : BackgroundService
{
    /// <summary>A token that is good for less than this is renewed: Slack's live for 12 hours.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromHours(2);

    /// <summary>How often the installations are read and looked after.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(30);

    /// <summary>The token that speaks in a workspace, or why there is none.</summary>
    public async Task<SlackCredential> FindAsync(SlackTenant tenant, CancellationToken cancellationToken)
    {
        if (!installations.IsOn)
        {
            return new SlackCredential(options.Value.BotToken);
        }

        var (found, isCertain) = await installations.FindAsync(tenant, cancellationToken);
        if (found is not null && installations.Left(found) < Last)
        {
            await TryRenewAsync(found, cancellationToken);
            (found, isCertain) = await installations.FindAsync(tenant, cancellationToken);
        }

        return found is not null ? new SlackCredential(found.Token) { Installation = found }
            : new SlackCredential(null) { Outcome = isCertain ? new SlackOutcome.Refused(SlackCredential.NotInstalled) : new SlackOutcome.Unreachable(MayHaveArrived: false) };
    }

    /// <summary>What a call said of a token.</summary>
    public async Task JudgeAsync(SlackInstallation installation, string? error, CancellationToken cancellationToken)
    {
        installations.Judge(installation, error);
        if (error == "token_expired")
        {
            await TryRenewAsync(installation, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (installations.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await installations.LoadAsync(stoppingToken);
                foreach (var one in installations.All.Where(one => installations.Left(one) < RenewBefore))
                {
                    await TryRenewAsync(one, stoppingToken);
                }

                status.Installed(installations.All.Count, installations.Faults);
            }
            catch (StorageUnavailableException)
            {
                // Told by the storage; what is known goes on.
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was, the next round is tried.
            catch (Exception fault) when (fault is not OutOfMemoryException)
#pragma warning restore CA1031
            {
                log.HandlerFailed(fault, nameof(SlackTokens));
            }

            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Renews, or waits a moment for the replica that does.</summary>
    private async Task TryRenewAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        if (installation.RefreshToken is null)
        {
            return;
        }

        try
        {
            if (await installations.ClaimAsync(installation, Lease, cancellationToken) is not { } claimed)
            {
                await installations.LoadAsync(cancellationToken);
                return;
            }

            var (renewed, error) = await oauth.RefreshAsync(installation, cancellationToken);
            if (renewed is null)
            {
                log.NotRenewed(installation.Key, error);
                if (installations.Left(installation) <= TimeSpan.Zero)
                {
                    installations.Judge(installation, error);
                }
            }
            else if (await installations.RenewAsync(claimed, renewed, cancellationToken))
            {
                log.Renewed(installation.Key);
            }
        }
        catch (StorageUnavailableException)
        {
            // Nobody may renew who cannot keep what comes of it.
        }
    }
}

/// <summary>A token, or why there is none.</summary>
/// <param name="Token">Null where <see cref="Outcome"/> says why.</param>
internal sealed record SlackCredential(string? Token)
{
    /// <summary>The error of a call to a workspace that the app is not installed in.</summary>
    public const string NotInstalled = "not_installed";

    /// <summary>Whose it is; null for <c>Slack:BotToken</c>.</summary>
    public SlackInstallation? Installation { get; init; }

    public SlackOutcome? Outcome { get; init; }
}
