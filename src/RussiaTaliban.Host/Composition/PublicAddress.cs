using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RussiaTaliban.Host.Composition;

/// <summary>The address under which people open this service's pages: citations and receipts begin with it.</summary>
/// <param name="configuration">May hold <c>PublicUrl</c>, an absolute http or https address.</param>
/// <param name="server">Tells the address in use where nothing is configured.</param>
internal sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The address, with a slash at its end. Known once the service listens.</summary>
    public Uri Value => configuration["PublicUrl"] is { Length: > 0 } configured ? new Uri(configured.TrimEnd('/') + "/") : Bound();

    private Uri Bound()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ServiceHost.DefaultUrl;
        var builder = new UriBuilder(address.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)) { Path = "/" };
        if (builder.Host is "0.0.0.0" or "[::]")
        {
            builder.Host = "localhost";
        }

        return builder.Uri;
    }
}
