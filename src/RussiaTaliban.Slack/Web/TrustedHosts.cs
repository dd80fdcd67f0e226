namespace RussiaTaliban.Slack.Web;

/// <summary>The only hosts that this assembly calls, so that a forged payload cannot send a token or a reply elsewhere.</summary>
internal static class TrustedHosts
{
    public static bool IsApi(Uri address, bool development) =>
        address.IsAbsoluteUri
        && address.AbsolutePath.EndsWith('/')
        && (address == new Uri("https://slack.com/api/") || (development && IsLoopback(address, "http", "https")));

    public static bool IsResponseUrl(Uri address, bool development) =>
        address.IsAbsoluteUri
        && ((address.Scheme == "https" && address.IsDefaultPort && address.Host == "hooks.slack.com" && address.UserInfo.Length == 0)
            || (development && IsLoopback(address, "http", "https")));

    public static bool IsSocket(Uri address, bool development) =>
        address.IsAbsoluteUri
        && ((address.Scheme == "wss" && address.Host.EndsWith(".slack.com", StringComparison.Ordinal))
            || (development && IsLoopback(address, "ws", "wss")));

    private static bool IsLoopback(Uri address, params ReadOnlySpan<string> schemes) =>
        address.IsLoopback && schemes.Contains(address.Scheme);
}
