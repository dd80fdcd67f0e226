using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace RussiaTaliban.Host.Composition;

/// <summary>The address under which people open this service's pages: citations and receipts begin with it.</summary>
/// <param name="options">May hold the address.</param>
/// <param name="server">Tells the address in use where nothing is configured.</param>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options, IServer server)
{
    /// <summary>The address, ending in a slash. Known once the service listens.</summary>
    public Uri Value => options.Value.PublicUrl is { Length: > 0 } configured ? new Uri(configured.TrimEnd('/') + "/") : Bound();

    private Uri Bound()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ServiceHost.DefaultUrl;
        var builder = new UriBuilder(address.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal))
        { Path = "/" };
        if (builder.Host is "0.0.0.0" or "[::]")
        {
            builder.Host = "localhost";
        }

        return builder.Uri;
    }
}

/// <summary>What configuration says about the address of this service.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>The absolute http or https address at which people open this service's pages (<c>https://briefing.example.org</c>).
    /// Null: the address that it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>True if <see cref="PublicUrl"/> is null, empty or an address that a page can have.</summary>
    public bool IsUsable => string.IsNullOrEmpty(PublicUrl)
        || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { Query: "", Fragment: "" });
}
