using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace RussiaTaliban.Slack.Installations;

/// <summary>
/// An administrator installs the app: a link to Slack with a state that only their browser can bring back, and what comes of the code that they bring. Any replica may take either
/// half.
/// </summary>
internal sealed class InstallFlow(
    SlackOAuth oauth,
    SlackInstallations installations,
    ReaderLinks links,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<InstallFlow> log,
    IDataProtectionProvider? protection = null)
{
    public const string InstallPath = "slack/install";
    public const string RedirectPath = "slack/oauth";

    /// <summary>How long an administrator may take at Slack.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const string Purpose = "RussiaTaliban.Slack.InstallState";

    private Uri Redirect => links.Page(RedirectPath);

    /// <summary>Where to send the browser, and the secret that it keeps until it is back; null where the database does not answer.</summary>
    public async Task<(Uri Address, string Secret)?> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await installations.MakeKeysAsync(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var until = time.GetUtcNow().Add(Patience).ToUnixTimeSeconds();
        var state = Base64Url.EncodeToString(Protector.Protect(Encoding.UTF8.GetBytes($"{until}.{secret}")));
        return (oauth.Authorize(state, Redirect), secret);
    }

    /// <summary>What came of it.</summary>
    /// <param name="state">As Slack brought it back.</param>
    /// <param name="secret">As the browser kept it.</param>
    /// <param name="code">Null where the administrator did not agree.</param>
    public async Task<InstallOutcome> EndAsync(string? state, string? secret, string? code, CancellationToken cancellationToken)
    {
        if (!IsOfThisBrowser(state, secret))
        {
            log.InstallationRefused("state");
            return new InstallOutcome.Stranger();
        }

        if (string.IsNullOrEmpty(code))
        {
            return new InstallOutcome.Declined();
        }

        var (installation, error) = await oauth.ExchangeAsync(code, Redirect, cancellationToken);
        if (installation is null)
        {
            log.InstallationRefused(error);
            return error is "unreachable" or "ratelimited" ? new InstallOutcome.Unavailable() : new InstallOutcome.Refused(error);
        }

        if (!options.Value.OAuth.Admits(installation.Team, installation.Enterprise))
        {
            // A token that is not wanted is given back.
            log.InstallationRefused("Slack:OAuth:Installers");
            await oauth.UninstallAsync(installation, cancellationToken);
            return new InstallOutcome.NotAdmitted();
        }

        try
        {
            await installations.SaveAsync(installation, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return new InstallOutcome.Unavailable();
        }

        log.Installed(installation.Key);
        return new InstallOutcome.Installed(installation);
    }

    private IDataProtector Protector => (protection ?? throw new InvalidOperationException("No encryption keys.")).CreateProtector(Purpose);

    private bool IsOfThisBrowser(string? state, string? secret)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(secret))
        {
            return false;
        }

        try
        {
            var text = Encoding.UTF8.GetString(Protector.Unprotect(Base64Url.DecodeFromChars(state)));
            return text.Split('.', 2) is [var until, var expected]
                && long.TryParse(until, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
                && time.GetUtcNow().ToUnixTimeSeconds() <= seconds
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(secret));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return false;
        }
    }
}

/// <summary>What came of an administrator's visit.</summary>
internal abstract record InstallOutcome
{
    private InstallOutcome() { }

    public sealed record Installed(SlackInstallation Installation) : InstallOutcome;

    /// <summary>The link is too old, or was begun in another browser.</summary>
    public sealed record Stranger : InstallOutcome;

    /// <summary>The administrator did not agree.</summary>
    public sealed record Declined : InstallOutcome;

    /// <summary><c>Slack:OAuth:Installers</c> does not name the workspace.</summary>
    public sealed record NotAdmitted : InstallOutcome;

    /// <param name="Error">Slack's error code.</param>
    public sealed record Refused(string Error) : InstallOutcome;

    /// <summary>Slack or the database does not answer.</summary>
    public sealed record Unavailable : InstallOutcome;
}
