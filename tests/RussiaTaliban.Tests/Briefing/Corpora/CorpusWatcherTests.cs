using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Corpora;

public sealed class CorpusWatcherTests : IDisposable
{
    private const string Article = "---\ntitle: Rivers\n---\n\nThe Panj marks the border.\n";

    // Long for a busy machine; a passing test needs half a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watcher_WhenFilesAreAddedEditedBrokenAndMended_FollowsTheFolder()
    {
        _folder.Write("rivers.md", Article);
        using var searcher = new LiveSearcher(_folder.Path);
        await searcher.ReloadAsync(TestContext.Current.CancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watching = new CorpusWatcher(searcher, TimeProvider.System, NullLogger<CorpusWatcher>.Instance).RunAsync(stopping.Token);

        _folder.Write("lakes.md", Article.Replace("Panj", "Karakul", StringComparison.Ordinal));
        await UntilAsync(() => searcher.Current.Corpus.Articles.Count == 2);

        _folder.Write("lakes.md", "---\ntitle: Lakes \0\n");
        await UntilAsync(() => searcher.Faults.Count == 1);
        Assert.Equal(2, searcher.Current.Corpus.Articles.Count);

        _folder.Write("lakes.md", Article.Replace("Panj", "Sarez", StringComparison.Ordinal));
        await UntilAsync(() => searcher.Faults.Count == 0 && searcher.Current.Corpus.Passages.Any(passage => passage.Text.Contains("Sarez", StringComparison.Ordinal)));

        File.Delete(Path.Combine(_folder.Path, "lakes.md"));
        await UntilAsync(() => searcher.Current.Corpus.Articles.Count == 1);

        await stopping.CancelAsync();
        await watching;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The folder was not followed.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
