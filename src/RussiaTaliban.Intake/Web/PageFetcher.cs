using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RussiaTaliban.Intake.Sources;

namespace RussiaTaliban.Intake.Web;

/// <summary>
/// Fetches a page or a feed. Only from hosts that an administrator allows, and never from a private address: what a name leads to is looked at in the moment of
/// connecting, so that a name which leads elsewhere the next time gains nothing. Size, time and redirects are limited; each redirect is checked anew.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    private const int HttpsPort = 443;
    private const int HttpPort = 80;
    private const int MaxHeaderKilobytes = 64;
    private const int MaxAddressLength = 2_000;

    private readonly IntakeOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<IPAddress, bool> _mayConnect;
    private readonly HttpClient _client;

    /// <param name="options">Which hosts, and the limits.</param>
    /// <param name="time">The clock of the time limit and of the day.</param>
    /// <param name="mayConnect">Which addresses may be connected to; null for <see cref="PublicAddresses.IsPublic"/>.</param>
    public PageFetcher(IntakeOptions options, TimeProvider time, Func<IPAddress, bool>? mayConnect = null)
    {
        _options = options;
        _time = time;
        _mayConnect = mayConnect ?? PublicAddresses.IsPublic;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would connect in the place of this program, and look at no address.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("RussiaTaliban-Intake/1.0");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.5");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>True if the host and port of an address are allowed.</summary>
    public bool IsAllowed(Uri address) => address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.AbsoluteUri.Length <= MaxAddressLength
        && _options.AllowedHosts.Any(allowed => Matches(allowed.Trim(), address));

    /// <summary>What stands at an address, or why it is not had.</summary>
    public async Task<(SourceFile? File, Refusal? Refusal)> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.FetchLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return No(string.Create(CultureInfo.InvariantCulture, $"it took longer than {_options.FetchLimit.TotalSeconds:0} seconds to fetch"),
                "try again, or save the page in a browser and add the file");
        }
        catch (Exception fault) when (Inner<PrivateAddressException>(fault) is { } refused)
        {
            return No($"“{refused.Host}” resolves to a private address, which is never fetched", "save the page in a browser and add the file");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or InvalidDataException or InvalidOperationException)
        {
            return No($"it cannot be fetched: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "save the page in a browser and add the file");
        }
    }

    private async Task<(SourceFile? File, Refusal? Refusal)> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!IsAllowed(address))
            {
                return No(
                    _options.AllowedHosts.Count == 0 ? "fetching addresses is not enabled here" : $"the host “{address.Authority}” is not on the list of allowed hosts",
                    $"ask an administrator to allow it in {IntakeOptions.Section}:{nameof(IntakeOptions.AllowedHosts)}; or save the page in a browser and add the file");
            }

            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
            {
                if (redirects >= _options.MaxRedirects)
                {
                    return No($"it was redirected more than {_options.MaxRedirects} times");
                }

                if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next))
                {
                    return No("it was redirected without an address");
                }

                if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                {
                    return No("it was redirected from https to an address that is not");
                }

                address = next;
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                return No(
                    string.Create(CultureInfo.InvariantCulture, $"the site answered {(int)response.StatusCode}"),
                    response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : "open it in a browser, save the page, and add the file");
            }

            return await ReadAsync(response, address, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(SourceFile? File, Refusal? Refusal)> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            var buffer = new byte[81_920];
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                // Counted as it is unpacked: what its length says is the packed one, and the site's word.
                if (bytes.Length + read > _options.MaxBytes)
                {
                    return No($"it is larger than {_options.MaxMegabytes} MiB", "save the part that you need, and add the file");
                }

                bytes.Write(buffer, 0, read);
            }
        }

        return (new SourceFile(address.AbsoluteUri, bytes.ToArray())
        {
            Address = address,
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"', '\''),
            Today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime),
        }, null);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);

        // One private address among several is a trap as well.
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => _mayConnect(address)))
        {
            throw new PrivateAddressException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool Matches(string allowed, Uri address)
    {
        var (host, port) = allowed.LastIndexOf(':') is > 0 and var colon
            && int.TryParse(allowed.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var named)
            ? (allowed[..colon], named)
            : (allowed, 0);
        return (port == 0 ? address.Port is HttpsPort or HttpPort : address.Port == port)
            && (host == "*" || host.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)
                || (host.StartsWith("*.", StringComparison.Ordinal) && address.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)));
    }

    private static T? Inner<T>(Exception? fault)
        where T : Exception
    {
        while (fault is not (null or T))
        {
            fault = fault.InnerException;
        }

        return fault as T;
    }

    private static (SourceFile? File, Refusal? Refusal) No(string reason, string? remedy = null) => (null, new Refusal(reason, remedy));

    private sealed class PrivateAddressException(string host) : IOException
    {
        public string Host { get; } = host;
    }
}
