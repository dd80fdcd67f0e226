using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using RussiaTaliban.BotFramework.Endpoint;
using IPNetwork = System.Net.IPNetwork;

namespace RussiaTaliban.Host.Composition;

/// <summary>Determines the environment. Any mistake must lead to Production, which trusts nobody.</summary>
internal static class HostingEnvironment
{
    /// <summary>The last of these that is set: ASPNETCORE_ENVIRONMENT, DOTNET_ENVIRONMENT, the command line.</summary>
    /// <param name="commandLine"><c>--environment</c>; null or empty for none.</param>
    /// <param name="fallback">Where nobody says anything; null for Production. <c>dotnet run</c> gives Development.</param>
    /// <param name="read">Reads an environment variable; null for the process's own.</param>
    public static string Of(string? commandLine, string? fallback, Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        string?[] said = [commandLine, read("DOTNET_ENVIRONMENT"), read("ASPNETCORE_ENVIRONMENT"), fallback];
        return said.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))?.Trim() ?? Environments.Production;
    }
}

/// <summary>The reverse proxies in front of this service that are trusted to name the caller. Section <c>Proxy</c>.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// The addresses (<c>10.0.0.7</c>) or networks (<c>10.0.0.0/24</c>) of the reverse proxies in front of this service. The service takes the caller's address and scheme
    /// from the X-Forwarded-For and X-Forwarded-Proto headers that these proxies set. Empty, the default: the headers are ignored, and rate limits by address treat a proxy
    /// as one caller. A proxy must always set both headers; otherwise callers could forge them.
    /// </summary>
    public IList<string> Trusted { get; } = [];

    /// <summary>How many trusted proxies a request passes through in turn. Default 1.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 10)]
    public int Hops { get; set; } = 1;

    /// <summary>The networks of <see cref="Trusted"/>; one address is a network of one. An entry that is neither is left out.</summary>
    public IEnumerable<IPNetwork> Networks => Trusted.Select(Network).OfType<IPNetwork>();

    /// <summary>What <see cref="Trusted"/> names; null for what is neither an address nor a network.</summary>
    public static IPNetwork? Network(string text) => IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>Checks section <c>Proxy</c>.</summary>
internal sealed class ProxyOptionsValidator(IConfiguration configuration) : Chat.OptionsCheck<ProxyOptions>(ProxyOptions.Section)
{
    protected override IEnumerable<string> Faults(ProxyOptions options)
    {
        foreach (var entry in options.Trusted.Where(entry => ProxyOptions.Network(entry) is null))
        {
            yield return $"Proxy:Trusted: “{entry}” is neither an address (10.0.0.7) nor a network (10.0.0.0/24).";
        }

        if (options.Networks.Any(network => network.PrefixLength == 0))
        {
            yield return "Proxy:Trusted: a network of length 0 matches every address. Name the proxies.";
        }

        // The framework's own switch takes these headers from whoever sends them.
        if (configuration.GetValue<bool?>("ForwardedHeaders_Enabled") == true)
        {
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts every caller. Remove it, and name the proxies in Proxy:Trusted.";
        }
    }
}

/// <summary>Accepts forwarded headers from the configured proxies only.</summary>
internal static class ProxyComposition
{
    public static void AddProxy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        builder.Services.AddOptions<ProxyOptions>().Bind(builder.Configuration.GetSection(ProxyOptions.Section)).ValidateOnStart();

        // Who has told of a proxy or of a public address is reached through something: no caller counts as this machine's own user.
        builder.Services.AddOptions<LocalTrust>().Configure<IOptions<ProxyOptions>, IOptions<PublicAddressOptions>>((trust, proxy, address) =>
            trust.IsOff = proxy.Value.Trusted.Count > 0 || (Uri.TryCreate(address.Value.PublicUrl, UriKind.Absolute, out var url) && !url.IsLoopback));
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            // Not X-Forwarded-Host: many proxies pass a caller's own on. They are told to keep Host instead (deploy/README.md).
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = proxy.Value.Hops;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxy.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>First of all: what comes after sees the caller's own address.</summary>
    public static void UseProxy(this WebApplication app)
    {
        // With no proxy known the framework believes everybody.
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Trusted.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }
}
