using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Tests.Host;

/// <summary>Production is Production, and this machine's trust in its own user ends at a proxy.</summary>
public sealed class ProductionTests : IDisposable
{
    private const string Tokens = "/v3/directline/tokens/generate";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, null, null, null, "Production")]
    [InlineData(null, null, null, "Development", "Development")]
    [InlineData("Production", null, null, "Development", "Production")]
    [InlineData(null, "Production", null, "Development", "Production")]
    [InlineData(null, null, "Production", "Development", "Production")]
    [InlineData("Development", "Production", null, null, "Production")]
    [InlineData("Production", "Development", "Production", null, "Production")]
    [InlineData("Production", null, "Development", null, "Development")]
    [InlineData("", " ", "", null, "Production")]
    public void Environment_SaidInSeveralPlaces_IsTheLast(string? aspNetCore, string? dotNet, string? commandLine, string? fallback, string expected) =>
        Assert.Equal(expected, HostingEnvironment.Of(commandLine, fallback, name => name == "DOTNET_ENVIRONMENT" ? dotNet : aspNetCore));

    /// <summary>As a default nginx forwards it: its own name for this service as the host, no word of itself. The endpoint is served, to holders of the secret.</summary>
    [Theory]
    [InlineData("", "published")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "dotnet run")]
    [InlineData("DOTNET_ENVIRONMENT", "dotnet run")]
    public async Task TokenRequest_AsADefaultProxyForwardsIt_IsRefusedInProduction(string variable, string way)
    {
        var environment = new Dictionary<string, string> { ["DirectLine__Enabled"] = "true", ["DirectLine__Secret"] = new string('s', 40) };
        if (variable.Length > 0)
        {
            environment[variable] = "Production";
        }

        await using var program = await ServedProgram.StartAsync(environment, [.. way == "dotnet run" ? StartArguments() : (string[])[], "--data", _folder.Path]);
        foreach (var path in new[] { Tokens, "/v3/directline/conversations" })
        {
            Assert.Contains(" 401 ", await program.SendRawAsync($"POST {path} HTTP/1.0\r\nHost: 127.0.0.1:{program.Port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), StringComparison.Ordinal);
            Assert.Contains(" 401 ", await program.SendRawAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), StringComparison.Ordinal);
        }

        var messages = $"POST /api/messages HTTP/1.0\r\nHost: 127.0.0.1:{program.Port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}";
        Assert.Contains(" 404 ", await program.SendRawAsync(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "HTTP/1.1 200")]
    [InlineData("PublicUrl=https://briefing.example.org", "HTTP/1.1 401")]
    [InlineData("PublicUrl=http://localhost:3978", "HTTP/1.1 200")]
    [InlineData("Proxy:Trusted:0=10.0.0.0/24", "HTTP/1.1 401")]
    public async Task LocalCaller_InDevelopment_IsTrustedOnlyWhereNobodyTellsOfAnotherWayIn(string setting, string expected)
    {
        await using var app = await StartAsync("http://127.0.0.1:0", setting);

        Assert.StartsWith(expected, await PostAsync(app, "HTTP/1.1"), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await PostAsync(app, "HTTP/1.0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LocalCaller_WhereTheServiceListensToOthersToo_IsNotTrusted()
    {
        await using var app = await StartAsync("http://0.0.0.0:0", "");

        Assert.StartsWith("HTTP/1.1 401", await PostAsync(app, "HTTP/1.1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9 https")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9 https")]
    [InlineData("10.0.0.7", "203.0.113.9", "127.0.0.1 http")]
    [InlineData("", "203.0.113.9", "127.0.0.1 http")]
    public async Task ForwardedHeaders_AreBelievedOfConfiguredProxiesOnly(string trusted, string header, string expected)
    {
        var seen = "";
        await using var app = await StartAsync("http://127.0.0.1:0", trusted.Length > 0 ? $"Proxy:Trusted:0={trusted}" : "", context => seen = context);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", header);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await http.GetStringAsync(new Uri(new Uri(app.Urls.First()), "who"), TestContext.Current.CancellationToken);

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("Proxy:Trusted:0=proxy.example.org", "“proxy.example.org” is neither an address")]
    [InlineData("Proxy:Trusted:0=0.0.0.0/0", "matches every address")]
    [InlineData("ForwardedHeaders_Enabled=true", "trusts every caller")]
    public void Proxy_ThatWouldBelieveAnybody_IsAFaultAtStart(string setting, string expected)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Build("http://127.0.0.1:0", setting));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    private static string[] StartArguments() =>
        XDocument.Load(Path.Combine(Repository.Root, "src", "RussiaTaliban.Host", "RussiaTaliban.Host.csproj")).Descendants("StartArguments").Single().Value.Split(' ');

    private static WebApplication Build(string url, string setting) => ServiceHost.Build(new ServiceSettings(Repository.Corpus)
    {
        Urls = url,
        Environment = "Development",
        Configuration = new Dictionary<string, string?>(setting.Split('=') is [var key, var value] ? [KeyValuePair.Create(key, (string?)value)] : [])
        {
            ["Logging:LogLevel:Default"] = "None",
            ["SentenceEncoder:Enabled"] = "false",
        },
    });

    private static async Task<WebApplication> StartAsync(string url, string setting, Action<string>? seen = null)
    {
        var app = Build(url, setting);
        app.MapGet("/who", (HttpContext context) => seen?.Invoke($"{context.Connection.RemoteIpAddress} {context.Request.Scheme}"));
        await app.Services.GetRequiredService<LiveSearcher>().ReloadAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<string> PostAsync(WebApplication app, string version)
    {
        using var client = new System.Net.Sockets.TcpClient();
        var port = new Uri(app.Urls.First()).Port;
        await client.ConnectAsync(System.Net.IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"POST {Tokens} {version}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }
}
