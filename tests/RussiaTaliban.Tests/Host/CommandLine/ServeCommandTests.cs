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
    public async Task Serve_OnAFaultyCorpus_TellsTheFaultAndDoesNotStart()
    {
        _folder.Write("corpus/a.md", "no front matter");

        var run = await CommandLineRun.OfAsync("--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--corpus", Path.Combine(_folder.Path, "corpus"), "--environment", "Development");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: a.md(1): front matter is missing", run.Error, StringComparison.Ordinal);
    }
}
