namespace RussiaTaliban.Slack.Installations;

/// <summary>The workspace that something stands in. Ids of conversations and people are unique only together with it.</summary>
/// <param name="Enterprise">The organisation, <c>E…</c>; null where the workspace belongs to none.</param>
/// <param name="Team">The workspace, <c>T…</c>; null where an organisation-wide installation is meant and Slack names no workspace.</param>
internal sealed record SlackTenant(string? Enterprise, string? Team)
{
    /// <summary>The workspace of <c>Slack:BotToken</c>: its ids stand alone.</summary>
    public static readonly SlackTenant Configured = new(null, null);

    /// <summary>As it stands in stored addresses: <c>T1</c>, <c>E1.T1</c>, <c>E1.</c>, or nothing.</summary>
    public override string ToString() => Enterprise is null ? Team ?? "" : $"{Enterprise}.{Team}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackTenant Parse(string text) => text.Split('.', 2) switch
    {
        [""] => Configured,
        [var team] => new SlackTenant(null, team),
        [var enterprise, var team] => new SlackTenant(enterprise, team.Length == 0 ? null : team),
        _ => Configured,
    };

    /// <summary>An id with its workspace, for everything that is stored.</summary>
    public string Qualify(string id) => this == Configured ? id : $"{this}/{id}";

    /// <summary>Reads what <see cref="Qualify"/> wrote.</summary>
    public static (SlackTenant Tenant, string Id) Read(string qualified) => qualified.Split('/', 2) is [var tenant, var id] ? (Parse(tenant), id) : (Configured, qualified);
}

/// <summary>Where a payload says that it comes from.</summary>
/// <param name="IsOrgWide">Whether it came through an organisation-wide installation; null where Slack does not say.</param>
internal sealed record SlackOrigin(string? Enterprise = null, string? Team = null, bool? IsOrgWide = null);

/// <summary>An installation of the app in one workspace, or in a whole organisation.</summary>
internal sealed record SlackInstallation
{
    /// <summary>The organisation, <c>E…</c>; null where there is none.</summary>
    public string? Enterprise { get; init; }

    /// <summary>The workspace, <c>T…</c>; null for an organisation-wide installation.</summary>
    public string? Team { get; init; }

    /// <summary>Of the workspace or the organisation, for people.</summary>
    public string? Name { get; init; }

    public string? AppId { get; init; }

    /// <summary>The app's own user there, <c>U…</c>.</summary>
    public string? BotUserId { get; init; }

    public required string Token { get; init; }

    /// <summary>Good for one new token; null without token rotation.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the token ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Scopes { get; init; }

    /// <summary>The id under which it is kept.</summary>
    [JsonIgnore]
    public string Key => Team ?? Enterprise ?? "";

    [JsonIgnore]
    public bool IsOrgWide => Team is null;

    /// <summary>How the addresses in it begin.</summary>
    [JsonIgnore]
    public string Places => IsOrgWide ? $"{Enterprise}." : $"{new SlackTenant(Enterprise, Team)}/";

    /// <summary>The workspace of something in it, always named alike.</summary>
    public SlackTenant TenantOf(string? team) => new(Enterprise, IsOrgWide ? team == Enterprise ? null : team : Team);
}
