namespace RussiaTaliban.BotFramework;

/// <summary>How this bot proves itself to the Bot Framework and whom it believes. Section "BotFramework".</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    /// <summary>
    /// Whether /api/messages is served. Null, the default: with credentials yes; without them in Development only, to callers on this machine. True without
    /// credentials is a fault outside Development.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>The Entra application (client) id. Null: no credentials, so only loopback callers in Development are let in.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant that the bot is registered in (single tenant). Needed with a secret or a certificate.</summary>
    public string? TenantId { get; set; }

    /// <summary>A client secret; null when a certificate or a managed identity is used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Path of a PEM file that holds the certificate and its private key; null when another credential is used.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>True to use the user-assigned managed identity whose client id is <see cref="AppId"/>. Default false.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>"Public" or "USGovernment". Default "Public".</summary>
    public BotCloudName Cloud { get; set; } = BotCloudName.Public;

    /// <summary>Hosts to which a token may go besides the cloud's own, e.g. "connector.example.org". Default none.</summary>
    public IList<string> TrustedServiceHosts { get; } = [];

    /// <summary>The OpenID document that names the signing keys; null means the cloud's own.</summary>
    public Uri? OpenIdMetadata { get; set; }

    /// <summary>Largest request body in bytes, 1,024 to 10,485,760. Default 262,144.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Turns that may wait or run at once, 1 to 10,000; over it callers are told to come back (503). Default 500.</summary>
    public int MaxPendingTurns { get; set; } = 500;

    /// <summary>True when somebody has begun to configure a bot.</summary>
    internal bool IsMeant => Enabled == true || ManagedIdentity || TenantId is not null || ClientSecret is not null || CertificatePath is not null;

    internal bool IsServed(bool isDevelopment) => Enabled ?? (HasCredentials || isDevelopment);

    internal bool HasCredentials => !string.IsNullOrWhiteSpace(AppId);
}
