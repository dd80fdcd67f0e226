using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.BotFramework;

/// <summary>The clouds that have a separate Bot Framework.</summary>
public enum BotCloudName
{
    Public,
    USGovernment,
}

/// <summary>The bot's credentials for the Bot Framework, and the callers that it trusts. Section "BotFramework".</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary>
    /// Whether /api/messages is served. Null, the default: with credentials, yes; without them, only in Development and only to callers on this machine. Outside
    /// Development, true without credentials is a fault.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>The Entra application (client) ID. Null: no credentials, so only callers on this machine in Development are admitted.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant that the bot is registered in (single tenant). Needed with a secret or a certificate.</summary>
    public string? TenantId { get; set; }

    /// <summary>
    /// The tenants (GUIDs) whose users may talk to the bot; "*" allows every tenant. Empty, the default: <see cref="TenantId"/> only, or everyone if that is
    /// not set. Channels without tenants are not affected.
    /// </summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>A client secret; null when a certificate or a managed identity is used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Path of a PEM file with the certificate and its private key; null when another credential is used.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>True to use the user-assigned managed identity whose client ID is <see cref="AppId"/>. Default false.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>"Public" or "USGovernment". Default "Public".</summary>
    public BotCloudName Cloud { get; set; } = BotCloudName.Public;

    /// <summary>Hosts to which a token may be sent, in addition to the cloud's own, e.g. "connector.example.org". Default none.</summary>
    public IList<string> TrustedServiceHosts { get; } = [];

    /// <summary>The address of the OpenID document that lists the signing keys; null, the default, means the cloud's own.</summary>
    public Uri? OpenIdMetadata { get; set; }

    /// <summary>Largest request body in bytes, 1,024 to 10,485,760. Default 262,144.</summary>
    [Range(1_024, 10 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Maximum number of turns waiting or running at once, 1 to 10,000; beyond that, callers get 503. Default 500.</summary>
    [Range(1, 10_000)]
    public int MaxPendingTurns { get; set; } = 500;

    /// <summary>Whether the configuration asks for a bot; one that is half configured counts, so that start-up can report it.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration.GetValue<bool?>($"{Section}:{nameof(Enabled)}") ?? configuration[$"{Section}:{nameof(AppId)}"] is not null;

    /// <summary>True when somebody has begun to configure a bot.</summary>
    internal bool IsMeant => Enabled == true || ManagedIdentity || TenantId is not null || ClientSecret is not null || CertificatePath is not null;

    /// <summary>Whether people of a tenant may talk to the bot.</summary>
    /// <param name="tenant">As the activity names it; null if its channel knows none.</param>
    internal bool AllowsTenant(string? tenant)
    {
        var listed = AllowedTenants.Where(one => !string.IsNullOrWhiteSpace(one)).DefaultIfEmpty(string.IsNullOrEmpty(TenantId) ? "*" : TenantId);
        return string.IsNullOrEmpty(tenant) || listed.Any(one => one == "*" || one.Equals(tenant, StringComparison.OrdinalIgnoreCase));
    }

    internal bool IsServed(bool isDevelopment) => Enabled ?? (HasCredentials || isDevelopment);

    internal bool HasCredentials => !string.IsNullOrWhiteSpace(AppId);
}

/// <summary>Checks the section where it is in use.</summary>
internal sealed class BotFrameworkOptionsValidator(IHostEnvironment environment) : OptionsCheck<BotFrameworkOptions>(BotFrameworkOptions.Section)
{
    protected override bool IsUsed(BotFrameworkOptions options) => options.Enabled != false;

    protected override IEnumerable<string> Faults(BotFrameworkOptions options)
    {
        if (options.HasCredentials)
        {
            var credentials = new[] { options.ClientSecret is not null, options.CertificatePath is not null, options.ManagedIdentity }.Count(given => given);
            if (credentials != 1)
            {
                yield return "BotFramework: give exactly one of ClientSecret, CertificatePath and ManagedIdentity.";
            }

            if (!options.ManagedIdentity && string.IsNullOrWhiteSpace(options.TenantId))
            {
                yield return "BotFramework:TenantId is missing: the tenant in which the bot is registered.";
            }

            if (options is { TenantId: { Length: > 0 } tenant, AllowedTenants.Count: 0 } && !Guid.TryParse(tenant, out _))
            {
                yield return "BotFramework:TenantId is a domain name, and activities name their tenant by its GUID: set TenantId to the GUID, "
                    + "or list GUIDs (or \"*\") in BotFramework:AllowedTenants.";
            }

            if (options.CertificatePath is { } path && !File.Exists(path))
            {
                yield return $"BotFramework:CertificatePath is not a file: {path}";
            }
        }
        else if (options.IsMeant && !environment.IsDevelopment())
        {
            yield return "BotFramework:AppId is missing. Outside Development the Bot Framework endpoint is not served without credentials; "
                + "set BotFramework:AppId and a credential, or BotFramework:Enabled to false.";
        }

        foreach (var host in options.TrustedServiceHosts.Where(host => Uri.CheckHostName(host.TrimStart('.')) == UriHostNameType.Unknown))
        {
            yield return $"BotFramework:TrustedServiceHosts: \"{host}\" is not a host name.";
        }

        if (options.OpenIdMetadata is { } metadata && !(metadata.IsAbsoluteUri && (metadata.Scheme == Uri.UriSchemeHttps || metadata.IsLoopback)))
        {
            yield return "BotFramework:OpenIdMetadata must be an https address.";
        }
    }
}
