namespace RussiaTaliban.Tests.Terminal;

public sealed class IndexCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Index_WithADataFolder_IsKeptInItAndFoundThereAgain()
    {
        var first = await CommandLineRun.OfAsync("index", "--corpus", Repository.Corpus, "--data", _folder.Path);
        var second = await CommandLineRun.OfAsync("index", "--data", _folder.Path, "--corpus", Repository.Corpus);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Built: ", first.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to do: the index is up to date", second.Output, StringComparison.Ordinal);
        Assert.StartsWith("corpus-", Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(_folder.Path, "index")))), StringComparison.Ordinal);
    }
}
