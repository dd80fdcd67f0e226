using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Intake;

public sealed class AddCommandTests : IDisposable
{
    private readonly TemporaryFolder _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Add_OfAPage_WritesAnArticleThatAnswersAndTellsWhatWasNotTaken()
    {
        var page = _desk.Write("desk/rivers.html", Samples.Page(Samples.Story));
        var scan = _desk.Write("desk/scan.pdf", Samples.Pdf((_, _) => { }));
        var corpus = Path.Combine(_desk.Path, "corpus");

        var first = await CommandLineRun.OfAsync("add", page, "--corpus", corpus);
        var second = await CommandLineRun.OfAsync("add", page, scan, "http://example.org/x", "--corpus", corpus);
        var answer = await CommandLineRun.OfAsync("ask", "which river is the longest on the border?", "--corpus", corpus, "--data", Path.Combine(_desk.Path, "data"));

        Assert.Equal((0, "", "1 added, 0 revised, 0 unchanged, 0 refused"), (first.ExitCode, first.Error, first.Output.TrimEnd().Split('\n')[^1]));
        Assert.Equal((1, "0 added, 0 revised, 1 unchanged, 2 refused"), (second.ExitCode, second.Output.TrimEnd().Split('\n')[^1]));
        Assert.Contains("refused    scan.pdf: it contains no text", second.Output, StringComparison.Ordinal);
        Assert.Contains("refused    http://example.org/x: fetching addresses is not enabled here; ask an administrator to allow it in Intake:AllowedHosts", second.Output,
            StringComparison.Ordinal);
        Assert.Contains("the Panj is the longest of them", answer.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WithASettingOutsideItsLimits_SaysWhich()
    {
        var run = await CommandLineRun.OfAsync(new Dictionary<string, string> { ["Intake__MaxMegabytes"] = "0" }, "add", "x.html", "--corpus", _desk.Path);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("Intake:MaxMegabytes must be 1 to 200", run.Error, StringComparison.Ordinal);
    }
}
