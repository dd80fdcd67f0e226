using System.ComponentModel.DataAnnotations;
using RussiaTaliban.Chat;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Desk;

/// <summary>The editors' page <c>/desk</c>. Section <c>Desk</c>.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>The shortest token that is accepted, in characters.</summary>
    public const int MinTokenLength = 32;

    private const int MinKeyBytes = 32;

    /// <summary>Whether <c>/desk</c> is served, and questions without an answer are kept for it (Retention:UnansweredQuestions). Needs a database, and a way to sign in. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Lets everyone who knows it sign in; at least 32 characters. Null, the default: nobody signs in with a token.</summary>
    public string? Token { get; set; }

    /// <summary>The OpenID Connect provider that editors sign in at, e.g. <c>https://login.microsoftonline.com/TENANT/v2.0</c>; https, unless it is on this machine. Null, the default: none.
    /// The provider sends people back to <c>/desk/oidc</c> under <c>PublicUrl</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>The client id at the provider. Needed with <see cref="Authority"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client secret at the provider; null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Who may sign in at the provider: each entry is a subject (<c>sub</c>), a verified e-mail address, or a value of the claims <c>groups</c> or <c>roles</c>. Needed with
    /// <see cref="Authority"/>: that somebody has an account there is not enough.
    /// </summary>
    public IList<string> Editors { get; } = [];

    /// <summary>How long a sign-in lasts, 5 minutes to 1 day. Default 8 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The key of the hashes that stand for people on the desk, base64, at least 32 bytes. Null, the default: a random key, so that one person has another hash after each start
    /// and on each replica.</summary>
    public string? PersonKey { get; set; }

    /// <summary>Whether the configuration asks for the desk.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool?>($"{Section}:{nameof(Enabled)}") == true;

    internal bool IsKeyUsable => PersonKey is not { } key || (Convert.TryFromBase64String(key, new byte[key.Length], out var bytes) && bytes >= MinKeyBytes);
}

/// <summary>Checks section <c>Desk</c> where the desk is on.</summary>
internal sealed class DeskOptionsValidator(Microsoft.Extensions.Options.IOptions<StorageOptions> storage) : OptionsCheck<DeskOptions>(DeskOptions.Section)
{
    protected override bool IsUsed(DeskOptions options) => options.Enabled;

    protected override IEnumerable<string> Faults(DeskOptions options)
    {
        if (string.IsNullOrEmpty(options.Token) && string.IsNullOrEmpty(options.Authority))
        {
            yield return "Desk: Desk:Enabled needs a way to sign in: Desk:Token, or Desk:Authority with Desk:ClientId and Desk:Editors.";
        }

        if (options.Token is { Length: > 0 and < DeskOptions.MinTokenLength })
        {
            yield return $"Desk:Token must be at least {DeskOptions.MinTokenLength} characters long.";
        }

        if (options.Authority is { Length: > 0 } authority)
        {
            if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                yield return "Desk:Authority must be an https address.";
            }

            if (string.IsNullOrEmpty(options.ClientId))
            {
                yield return "Desk:ClientId is missing, which Desk:Authority needs.";
            }

            if (options.Editors.Count == 0)
            {
                yield return "Desk:Editors is empty: name who may sign in, or everyone with an account at the provider could.";
            }
        }

        if (!options.IsKeyUsable)
        {
            yield return "Desk:PersonKey must be base64 of at least 32 bytes.";
        }

        if (storage.Value.Provider == StorageProvider.None)
        {
            yield return "Desk: Desk:Enabled needs a database: set Storage:Provider.";
        }
    }
}
