using System.Net;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>Whether a request was made on this machine, and not through a tunnel or a proxy, behind which everybody looks like this machine.</summary>
internal static class LoopbackRequest
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host"];

    /// <summary>True where the connection is a loopback one, the name asked for is local too, and no proxy has signed.</summary>
    public static bool Sent(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLocalName(context.Request.Host.Host)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
