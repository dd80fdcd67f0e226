using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Corpora;

public sealed class LiveSearcherTests : IDisposable
{
    private const string Article = "---\ntitle: Rivers\n---\n\nThe Panj marks the border.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reload_AfterAnEdit_SwapsTheSnapshotAndLeavesTheOldOneWhole()
    {
        _folder.Write("rivers.md", Article);
        using var searcher = new LiveSearcher(_folder.Path);
        Assert.Equal(ReloadOutcome.Swapped, await searcher.ReloadAsync(Token));
        var before = searcher.Current;

        _folder.Write("rivers.md", Article.Replace("Panj", "Vakhsh", StringComparison.Ordinal));
        Assert.Equal(ReloadOutcome.Swapped, await searcher.ReloadAsync(Token));

        Assert.NotEqual(before.Corpus.Revision, searcher.Current.Corpus.Revision);
        Assert.Contains("The Panj marks the border.", before.Ask(new Question("Panj border")).Hits.Select(hit => hit.Passage.Text));
        Assert.Contains("The Vakhsh marks the border.", searcher.Current.Ask(new Question("Vakhsh border")).Hits.Select(hit => hit.Passage.Text));
    }

    [Fact]
    public async Task Reload_OfABrokenFile_CostsThatFileAloneAndTellsTheFault()
    {
        _folder.Write("rivers.md", Article);
        using var searcher = new LiveSearcher(_folder.Path);
        await searcher.ReloadAsync(Token);
        var good = searcher.Current;

        _folder.Write("broken.md", "zero \0 byte");

        Assert.Equal(ReloadOutcome.Unchanged, await searcher.ReloadAsync(Token));
        Assert.Same(good, searcher.Current);
        Assert.Equal("broken.md", Assert.Single(searcher.Faults).File);

        File.Delete(Path.Combine(_folder.Path, "broken.md"));
        Assert.Equal(ReloadOutcome.Unchanged, await searcher.ReloadAsync(Token));
        Assert.Empty(searcher.Faults);
    }

    [Fact]
    public async Task Reload_WhenTheFolderIsGone_KeepsTheLastGoodCorpus()
    {
        using var inner = new TemporaryFolder();
        var path = Path.Combine(inner.Path, "corpus");
        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "rivers.md"), Article, Token);
        using var searcher = new LiveSearcher(path);
        await searcher.ReloadAsync(Token);

        Directory.Delete(path, recursive: true);

        Assert.Equal(ReloadOutcome.Faulty, await searcher.ReloadAsync(Token));
        Assert.Single(searcher.Current.Corpus.Articles);
    }
}
