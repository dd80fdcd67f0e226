using System.Net;
using System.Net.Sockets;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Host.CommandLine;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_WithSeveralFaultyOptions_TellsThemAllBeforeThePortOpens()
    {
        var run = await CommandLineRun.OfAsync(
            new Dictionary<string, string> { ["PublicUrl"] = "briefing", ["BotFramework__MaxBodyBytes"] = "5" },
            "--urls", "http://127.0.0.1:0", "--data", _folder.Path);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("error: PublicUrl is the http or https address", run.Error, StringComparison.Ordinal);
        Assert.Contains("error: BotFramework:MaxBodyBytes must be", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Chat page", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithNoChannelOutsideDevelopment_SaysWhatToConfigureAndDoesNotStart()
    {
        var run = await CommandLineRun.OfAsync("--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--environment", "Production");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: No channel is configured", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Chat page", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OnAFaultyCorpusThatMustBeWhole_TellsTheFaultAndDoesNotStart()
    {
        _folder.Write("corpus/a.md", "---\ntitle: a\npublished: never\n---\n\nThe harvest failed.\n");

        var run = await CommandLineRun.OfAsync(
            "--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--corpus", Path.Combine(_folder.Path, "corpus"), "--environment", "Development", "--strict");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: a.md(3): ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Slack:Transport cannot be “socket”: it takes None, Http, SocketMode", "http://127.0.0.1:0", "Slack__Transport", "socket")]
    [InlineData("Invalid url: 'nonsense'", "nonsense", "X", "y")]
    public async Task Serve_WithASettingThatCannotBeRead_SaysItInOneLine(string message, string urls, string key, string value)
    {
        var run = await CommandLineRun.OfAsync(
            new Dictionary<string, string> { [key] = value, ["Logging__LogLevel__Microsoft.Extensions.Hosting"] = "None" },
            "serve", "--urls", urls, "--data", _folder.Path, "--environment", "Development");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains(message, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OnAPortInUse_SaysSoInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var run = await CommandLineRun.OfAsync("--urls", address, "--data", _folder.Path, "--environment", "Development");

        Assert.Equal((4, ""), (run.ExitCode, run.Output));
        Assert.Equal($"error: {address} is in use by another program. Choose another address with --urls", run.Error.Trim());
    }

    [Fact]
    public async Task Serve_OnAMissingFolder_SaysSoInOneLine()
    {
        var run = await CommandLineRun.OfAsync("--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--corpus", "no-such-folder", "--environment", "Development");

        Assert.Equal((4, ""), (run.ExitCode, run.Output));
        Assert.Equal("error: there is no folder “no-such-folder”", run.Error.Trim());
    }
}
