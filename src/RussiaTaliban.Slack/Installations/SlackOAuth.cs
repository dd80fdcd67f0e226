namespace RussiaTaliban.Slack.Installations;

/// <summary>
/// Slack's OAuth v2: the address where an administrator agrees, the exchange of the code for a token, its renewal. Source: https://docs.slack.dev/authentication/installing-with-oauth
/// </summary>
internal sealed class SlackOAuth(SlackCaller caller, IOptions<SlackOptions> options, TimeProvider time)
{
    private const string Method = "oauth.v2.access";

    /// <summary>Where an administrator agrees.</summary>
    /// <param name="redirect">Where Slack sends the browser afterwards.</param>
    public Uri Authorize(string state, Uri redirect)
    {
        (string Name, string Value)[] asked =
        [
            ("client_id", options.Value.OAuth.ClientId),
            ("scope", string.Join(',', SlackScopes.For(options.Value))),
            ("state", state),
            ("redirect_uri", redirect.AbsoluteUri),
        ];
        return new Uri(options.Value.ApiBaseAddress, "/oauth/v2/authorize?" + string.Join('&', asked.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}")));
    }

    /// <summary>The installation that a code stands for, or Slack's error.</summary>
    public async Task<(SlackInstallation? Installation, string Error)> ExchangeAsync(string code, Uri redirect, CancellationToken cancellationToken) => Read(
        await AskAsync(Method, [("code", code), ("redirect_uri", redirect.AbsoluteUri)], token: null, cancellationToken), before: null);

    /// <summary>The same installation with a new token, or Slack's error.</summary>
    public async Task<(SlackInstallation? Installation, string Error)> RefreshAsync(SlackInstallation installation, CancellationToken cancellationToken) => Read(
        await AskAsync(Method, [("grant_type", "refresh_token"), ("refresh_token", installation.RefreshToken!)], token: null, cancellationToken), installation);

    /// <summary>Takes the app out of a workspace again.</summary>
    public Task<SlackOutcome> UninstallAsync(SlackInstallation installation, CancellationToken cancellationToken) => AskAsync("apps.uninstall", [], installation.Token, cancellationToken);

    private async Task<SlackOutcome> AskAsync(string method, (string Name, string Value)[] fields, string? token, CancellationToken cancellationToken)
    {
        (string Name, string Value)[] all = [("client_id", options.Value.OAuth.ClientId), ("client_secret", options.Value.OAuth.ClientSecret), .. fields];
        var call = new SlackMethod(method, new Uri(options.Value.ApiBaseAddress, method)) { Token = token };
        return (await caller.CallAsync(
            call, () => new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value))), once: true, cancellationToken)).Outcome;
    }

    private (SlackInstallation? Installation, string Error) Read(SlackOutcome outcome, SlackInstallation? before)
    {
        if (outcome is not SlackOutcome.Done { Body: var body })
        {
            return (null, outcome switch
            {
                SlackOutcome.Refused refused => refused.Error,
                SlackOutcome.Revoked revoked => revoked.Error,
                SlackOutcome.RateLimited => "ratelimited",
                _ => "unreachable",
            });
        }

        var isOrgWide = body.Member("is_enterprise_install").ValueKind == JsonValueKind.True;
        var (team, enterprise) = (body.Member("team"), body.Member("enterprise"));
        if (body.Text("access_token") is not { } token || (before is null && (body.Text("token_type") != "bot" || (isOrgWide ? enterprise : team).Text("id") is null)))
        {
            return (null, "no_bot_token");
        }

        var seconds = body.Member("expires_in") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) ? given : (int?)null;
        return (
            (before ?? new SlackInstallation { Token = token }) with
            {
                Enterprise = before is null ? enterprise.Text("id") : before.Enterprise,
                Team = before is not null ? before.Team : isOrgWide ? null : team.Text("id"),
                Name = before is not null ? before.Name : (isOrgWide ? enterprise : team).Text("name"),
                AppId = body.Text("app_id") ?? before?.AppId,
                BotUserId = body.Text("bot_user_id") ?? before?.BotUserId,
                Token = token,
                RefreshToken = body.Text("refresh_token"),
                ExpiresAt = seconds is { } left ? time.GetUtcNow().AddSeconds(left) : null,
                Scopes = body.Text("scope") ?? before?.Scopes,
            },
            "");
    }
}
