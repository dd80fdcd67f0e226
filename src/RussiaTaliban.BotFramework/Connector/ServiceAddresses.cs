using RussiaTaliban.BotFramework.Authentication;

namespace RussiaTaliban.BotFramework.Connector;

/// <summary>
/// Where this bot sends anything at all. With credentials: over HTTPS to the cloud's own hosts and those that configuration adds. Without:
/// to this machine only, for the emulators of a developer.
/// </summary>
internal sealed class ServiceAddresses(IOptions<BotFrameworkOptions> options)
{
    /// <summary>The address with a closing slash; null when it is not trusted.</summary>
    public Uri? Trusted(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            return null;
        }

        var trusted = options.Value.HasCredentials
            ? address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && IsListed(address.IdnHost)
            : address.Scheme is "http" or "https" && address.IsLoopback;
        if (!trusted)
        {
            return null;
        }

        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.GetLeftPart(UriPartial.Path) + "/");
    }

    private bool IsListed(string host) =>
        BotCloud.Of(options.Value.Cloud).ServiceHosts.Concat(options.Value.TrustedServiceHosts).Any(listed => listed.StartsWith('.')
            ? host.EndsWith(listed, StringComparison.OrdinalIgnoreCase)
            : host.Equals(listed, StringComparison.OrdinalIgnoreCase));
}
