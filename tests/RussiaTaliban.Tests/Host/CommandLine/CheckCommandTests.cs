using RussiaTaliban.Tests.Slack.Survival;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Host.CommandLine;

/// <summary>The command <c>check</c>: one verdict a line, and an exit code that a script can read.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_ThatIsThere_IsOk()
    {
        await using var slack = await StandInSlack.StartAsync();
        var run = await RunAsync(Slack(slack, StandInSlack.BotToken, StandInSlack.AppToken));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var lines = Lines(run);
        Assert.All(lines, line => Assert.StartsWith("ok    ", line, StringComparison.Ordinal));
        foreach (var name in new[] { "settings", "corpus", "database", "slack bot token", "slack app token", "bot credential", "public address", "proxy", "telemetry" })
        {
            Assert.Single(lines, line => line.StartsWith($"ok    {name}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Faults_AreAVerdictEach_WithoutAnySecret_AndExitWithOne()
    {
        await using var slack = await StandInSlack.StartAsync();
        var settings = Slack(slack, "xoxb-a-token-that-is-wrong", "xapp-another-that-is-wrong");
        settings["Telemetry__OtlpEndpoint"] = "http://127.0.0.1:9";
        settings["PublicUrl"] = "http://127.0.0.1:9";
        settings["Storage__Provider"] = "Sqlite";
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "damaged.db"), new string('x', 5_000), TestContext.Current.CancellationToken);
        settings["Storage__ConnectionString"] = $"Data Source={Path.Combine(_folder.Path, "damaged.db")}";
        var run = await RunAsync(settings);

        Assert.Equal(1, run.ExitCode);
        foreach (var name in new[] { "database", "slack bot token", "slack app token", "public address", "telemetry" })
        {
            Assert.Single(Lines(run), line => line.StartsWith($"FAIL  {name}: ", StringComparison.Ordinal));
        }

        Assert.Contains(Lines(run), line => line.StartsWith("ok    corpus: ", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ThatCannotBeUsed_AreAllToldAtOnce()
    {
        var run = await RunAsync(new() { ["Slack__Transport"] = "SocketMode", ["Slack__BotToken__File"] = "/nowhere", ["Delivery__Lease"] = "00:00:03" });
        Assert.Equal(1, run.ExitCode);
        Assert.All(Lines(run), line => Assert.StartsWith("FAIL  settings: ", line, StringComparison.Ordinal));
        Assert.Contains(Lines(run), line => line.Contains("Slack:BotToken: the file /nowhere", StringComparison.Ordinal));
        Assert.Contains(Lines(run), line => line.Contains("Slack:AppToken", StringComparison.Ordinal));
        Assert.Contains(Lines(run), line => line.Contains("Delivery:Lease", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Slack(StandInSlack slack, string bot, string app) => new()
    {
        ["Slack__Transport"] = "SocketMode",
        ["Slack__BotToken"] = bot,
        ["Slack__AppToken"] = app,
        ["Slack__ApiBaseAddress"] = slack.Address.ToString(),
    };

    private Task<CommandLineRun> RunAsync(Dictionary<string, string> settings) =>
        CommandLineRun.OfAsync(settings, "check", "--environment", "Development", "--corpus", Repository.Corpus, "--data", _folder.Path);

    private static string[] Lines(CommandLineRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
