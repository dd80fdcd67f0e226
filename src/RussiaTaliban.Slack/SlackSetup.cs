namespace RussiaTaliban.Slack;

/// <summary>Whether Slack takes the bot token, and which scopes it lacks.</summary>
internal sealed class BotTokenSetup(SlackClient client, SlackInstallations installations, IOptions<SlackOptions> options) : ISetupCheck
{
    public string Name => "slack bot token";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (installations.IsOn)
        {
            return await CheckInstallationsAsync(cancellationToken);
        }

        var (outcome, granted) = await client.TestAsync(cancellationToken);
        if (outcome is not SlackOutcome.Done done)
        {
            return SetupVerdict.Bad(SlackSetup.Describe(outcome, "Slack:BotToken"));
        }

        var missing = granted is null ? [] : SlackScopes.For(options.Value).Where(scope => !granted.Contains(scope)).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? SetupVerdict.Good($"accepted for the workspace {done.Body.Text("team") ?? done.Body.Text("team_id")}")
            : SetupVerdict.Bad($"lacks the scopes {string.Join(", ", missing)}: add them in the app's settings and install the app again");
    }

    private async Task<SetupVerdict> CheckInstallationsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await installations.LoadAsync(cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            return SetupVerdict.Bad($"the installations cannot be read: {fault.Message}");
        }

        foreach (var one in installations.All)
        {
            if ((await client.For(one.TenantOf(one.Team)).TestAsync(cancellationToken)).Outcome is not SlackOutcome.Done and var outcome)
            {
                return SetupVerdict.Bad(SlackSetup.Describe(outcome, $"the token of {one.Key}"));
            }
        }

        return installations.Faults is [var first, ..] ? SetupVerdict.Bad(first)
            : SetupVerdict.Good(installations.All.Count == 0 ? "not installed yet: administrators do it at /slack/install" : $"installed in {string.Join(", ", installations.All.Select(one => one.Key))}");
    }
}

/// <summary>Whether Slack opens a Socket Mode connection for the app-level token. The address that it gives is not used.</summary>
internal sealed class AppTokenSetup(SlackClient client, IOptions<SlackOptions> options) : ISetupCheck
{
    public string Name => "slack app token";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken) =>
        options.Value.Transport != SlackTransport.SocketMode ? SetupVerdict.Good("not needed over HTTP")
        : await client.OpenSocketAsync(cancellationToken) is var outcome && outcome is SlackOutcome.Done ? SetupVerdict.Good("accepted: Socket Mode can connect")
        : SetupVerdict.Bad(SlackSetup.Describe(outcome, "Slack:AppToken"));
}

internal static class SlackSetup
{
    public static string Describe(SlackOutcome outcome, string setting) => outcome switch
    {
        SlackOutcome.Revoked => $"Slack does not accept {setting}",
        SlackOutcome.Refused refused => $"Slack refused it ({refused.Error})",
        SlackOutcome.RateLimited limited => $"Slack asks to wait {limited.RetryAfter}",
        _ => "Slack cannot be reached; check the network, and HTTPS_PROXY if this machine needs a proxy",
    };
}
