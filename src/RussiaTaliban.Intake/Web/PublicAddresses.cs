using System.Net;
using System.Net.Sockets;

namespace RussiaTaliban.Intake.Web;

/// <summary>Which addresses belong to the public internet, by IANA's registries of special-purpose addresses. What is not known to be public is not.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        Of("0.0.0.0/8"), Of("10.0.0.0/8"), Of("100.64.0.0/10"), Of("127.0.0.0/8"), Of("169.254.0.0/16"), Of("172.16.0.0/12"), Of("192.0.0.0/24"), Of("192.0.2.0/24"),
        Of("192.31.196.0/24"),
        Of("192.52.193.0/24"), Of("192.88.99.0/24"), Of("192.168.0.0/16"), Of("192.175.48.0/24"), Of("198.18.0.0/15"), Of("198.51.100.0/24"), Of("203.0.113.0/24"),
        Of("224.0.0.0/4"), Of("240.0.0.0/4"),
    ];

    // Within the addresses that are given out at all: those that wrap an IPv4 address could lead anywhere.
    private static readonly IPNetwork Global6 = Of("2000::/3");
    private static readonly IPNetwork[] Special6 = [Of("2001::/23"), Of("2001:db8::/32"), Of("2002::/16"), Of("2620:4f:8000::/48"), Of("3fff::/20")];

    /// <summary>True for a public address.</summary>
    public static bool IsPublic(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsPublic(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !Array.Exists(Special4, network => network.Contains(address))
        : address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId == 0 && Global6.Contains(address)
            && !Array.Exists(Special6, network => network.Contains(address));

    private static IPNetwork Of(string network) => IPNetwork.Parse(network);
}
