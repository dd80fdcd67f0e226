using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace RussiaTaliban.BotFramework.Endpoint;

/// <summary>What the configuration says about how callers reach the service, in addition to what a request shows.</summary>
public sealed class LocalTrust
{
    /// <summary>True if people reach this service through something else (a public address, a trusted proxy): then no caller counts as local. Default false.</summary>
    public bool IsOff { get; set; }
}

/// <summary>
/// The developer's own machine: the one caller that is let in without showing anything, and in Development only. Behind a proxy or a tunnel everybody looks like this
/// machine, and a proxy need not sign: a default nginx sends no header of its own and writes its own name for ours into Host. So every sign must agree: the
/// service listens to this machine alone, nobody has told it of another address or of a proxy, and the request came over loopback, for a local name, unsigned, and in
/// the HTTP that browsers and tools speak (a default nginx before 1.29 speaks HTTP/1.0).
/// </summary>
internal sealed class LocalCallers(IHostEnvironment environment, IServer server, IOptions<LocalTrust> trust)
{
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP"];

    /// <summary>Whether the request was made on this machine, by its own user as far as one can tell.</summary>
    public bool Sent(HttpContext context) =>
        environment.IsDevelopment()
        && !trust.Value.IsOff
        && ListensToThisMachineAlone
        && IsLoopback(context.Connection.RemoteIpAddress)
        && IsLoopback(context.Connection.LocalIpAddress)
        && IsLocalName(context.Request.Host.Host)
        && !HttpProtocol.IsHttp10(context.Request.Protocol)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private bool ListensToThisMachineAlone =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && IsLocalName(url.Host.Trim('[', ']')));

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
