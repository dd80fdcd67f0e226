using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Chat;
using RussiaTaliban.Storage;

namespace RussiaTaliban.Host.Composition;

/// <summary>What the command <c>check</c> tries beside the channels' own checks.</summary>
internal static class SetupChecks
{
    public static void AddSetupChecks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISetupCheck, CorpusSetup>();
        builder.Services.AddSingleton<ISetupCheck, DatabaseSetup>();
        builder.Services.AddSingleton<ISetupCheck, PublicAddressSetup>();
        builder.Services.AddSingleton<ISetupCheck, ProxySetup>();
        builder.Services.AddSingleton<ISetupCheck, CollectorSetup>();
    }
}

/// <summary>Whether the articles can be read.</summary>
internal sealed class CorpusSetup(LiveSearcher searcher) : ISetupCheck
{
    public string Name => "corpus";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        await searcher.ReloadAsync(cancellationToken).ConfigureAwait(false);
        var corpus = searcher.Current.Corpus;
        return corpus.Passages.Count == 0 ? SetupVerdict.Bad($"{searcher.Directory} contains no readable article{First(searcher)}")
            : searcher.Faults.Count > 0
                ? SetupVerdict.Bad($"{corpus.Articles.Count} articles can be read, {searcher.Faults.Count} faults{First(searcher)}; the command “index” lists them")
            : SetupVerdict.Good($"{corpus.Articles.Count} articles, {corpus.Passages.Count} passages");
    }

    private static string First(LiveSearcher searcher) => searcher.Faults.Count > 0 ? $", the first: {searcher.Faults[0]}" : "";
}

/// <summary>Whether the database answers, and is not a newer program's. A new one is made: that is what the start would do.</summary>
internal sealed class DatabaseSetup(IServiceProvider services, IOptions<StorageOptions> options) : ISetupCheck
{
    public string Name => "database";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<Database>() is not { } database)
        {
            return SetupVerdict.Good("none is configured: subscriptions and receipts are lost when the process ends");
        }

        try
        {
            return await database.FindNewerAsync(cancellationToken).ConfigureAwait(false) is { } newer
                ? SetupVerdict.Bad($"a newer version of this program has changed it ({newer})")
                : SetupVerdict.Good($"{options.Value.Provider} answers");
        }
        catch (StorageUnavailableException fault)
        {
            return SetupVerdict.Bad($"{options.Value.Provider} cannot be used: {fault.Message}");
        }
    }
}

/// <summary>Whether somebody answers under the address that people open. Before the first start that is the proxy, which then says that nobody is behind it.</summary>
internal sealed class PublicAddressSetup(IOptions<PublicAddressOptions> options, IHttpClientFactory clients) : ISetupCheck
{
    public string Name => "public address";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (options.Value.PublicUrl is not { Length: > 0 } url)
        {
            return SetupVerdict.Good("PublicUrl is not set: links lead to this machine only");
        }

        try
        {
            using var client = clients.CreateClient(nameof(PublicAddressSetup));
            var address = new Uri(new Uri(url.TrimEnd('/') + "/"), "health/live");
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? SetupVerdict.Good($"{url} answers")
                : answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                    ? SetupVerdict.Good($"the proxy at {url} answers; the service behind it is not running yet ({(int)answer.StatusCode})")
                : SetupVerdict.Bad($"{url} answers {(int)answer.StatusCode} instead of 200: does the proxy forward every path?");
        }
        catch (HttpRequestException fault)
        {
            return SetupVerdict.Bad($"{url} cannot be opened from here: {(fault.HttpRequestError == HttpRequestError.Unknown ? fault.Message : fault.HttpRequestError)}");
        }
    }
}

/// <summary>Whether the proxy in front is named: the word of one that is not named is not taken.</summary>
internal sealed class ProxySetup(IOptions<ProxyOptions> proxy, IOptions<PublicAddressOptions> address, IConfiguration configuration) : ISetupCheck
{
    public string Name => "proxy";

    public Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        var isBehindOne = Uri.TryCreate(address.Value.PublicUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback
            && !(configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase) && !configuration.GetSection("Kestrel:Endpoints").Exists();
        return Task.FromResult(
            proxy.Value.Trusted.Count > 0 ? SetupVerdict.Good($"X-Forwarded headers from {string.Join(", ", proxy.Value.Trusted)} are accepted")
            : isBehindOne
                ? SetupVerdict.Bad(
                    "PublicUrl is https but this service listens on http, so there is a proxy, and Proxy:Trusted does not list it: rate limits would treat everyone as one caller")
            : SetupVerdict.Good("none is configured"));
    }
}

/// <summary>Whether a connection to the collector of telemetry can be opened.</summary>
internal sealed class CollectorSetup(IOptions<TelemetryOptions> options) : ISetupCheck
{
    public string Name => "telemetry";

    public async Task<SetupVerdict> CheckAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OtlpEndpoint is not { } collector)
        {
            return SetupVerdict.Good("no collector is configured");
        }

        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(collector.Host, collector.Port, cancellationToken).ConfigureAwait(false);
            return SetupVerdict.Good($"{collector.Host}:{collector.Port} accepts connections");
        }
        catch (SocketException fault)
        {
            return SetupVerdict.Bad($"{collector.Host}:{collector.Port} cannot be reached ({fault.SocketErrorCode})");
        }
    }
}
