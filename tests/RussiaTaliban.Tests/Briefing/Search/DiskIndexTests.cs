using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

public sealed class DiskIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Index_OpenedAgain_IsCurrentAndAnswersAsInMemory()
    {
        var corpus = await ShippedAsync();

        Assert.Equal(IndexState.Missing, Open(corpus).Found);
        var again = Open(corpus);

        Assert.Equal(IndexState.Current, again.Found);
        var question = new Question("Who confirmed the recognition on the Russian side?");
        var onDisk = again.Searcher.Ask(question);
        var inMemory = Searcher.Create(corpus).Ask(question);
        Assert.Equal(inMemory.Hits.Select(hit => (hit.Passage.Id, hit.Score)), onDisk.Hits.Select(hit => (hit.Passage.Id, hit.Score)));
    }

    [Fact]
    public async Task Index_OfAnotherRevision_IsBuiltAnewWhileTheOldSnapshotGoesOn()
    {
        using var edited = new TemporaryFolder();
        edited.Write("rivers.md", "---\ntitle: Rivers\n---\n\nThe Panj marks the border.\n");
        var old = Open(await ShippedAsync()).Searcher;

        var opened = Open((await CorpusReader.ReadAsync(edited.Path, TestContext.Current.CancellationToken)).Corpus!);

        Assert.Equal(IndexState.Outdated, opened.Found);
        Assert.NotEmpty(opened.Searcher.Ask(new Question("Panj border")).Hits);
        Assert.NotEmpty(old.Ask(new Question("Where was the Taliban flag raised?")).Hits);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut short")]
    [InlineData("emptied")]
    [InlineData("deleted")]
    public async Task Index_WithAnyFileDamaged_IsNoticedAndBuiltAnew(string damage)
    {
        var corpus = await ShippedAsync();
        Open(corpus);
        var files = IndexFiles().Length;
        for (var index = 0; index < files; index++)
        {
            var file = IndexFiles()[index];
            await DamageAsync(file, damage);

            var opened = Open(corpus);

            Assert.True(opened.Found != IndexState.Current, $"{Path.GetFileName(file)} was taken for whole");
            Assert.NotEmpty(opened.Searcher.Ask(new Question("Where was the Taliban flag raised?")).Hits);
        }
    }

    [Fact]
    public async Task Index_WhereAFileStands_CannotBeWritten()
    {
        var corpus = await ShippedAsync();
        using var folder = new TemporaryFolder();
        var file = folder.Write("a-file", "x");

        Assert.ThrowsAny<IOException>(() => Searcher.Open(corpus, SearchOptions.Default, file, null, null, TestContext.Current.CancellationToken));
    }

    private static async Task DamageAsync(string file, string damage)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        switch (damage)
        {
            case "flipped":
                bytes[bytes.Length / 2] ^= 0xFF;
                break;
            case "cut short":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "emptied":
                bytes = [];
                break;
            default:
                File.Delete(file);
                return;
        }

        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }

    private string[] IndexFiles() =>
        [.. Directory.GetFiles(IndexPath).Where(file => Path.GetFileName(file) is not ("write.lock" or "segments.gen")).Order(StringComparer.Ordinal)];

    private string IndexPath => Path.Combine(_folder.Path, "index");

    private OpenedSearcher Open(Corpus corpus) => Searcher.Open(corpus, SearchOptions.Default, IndexPath, null, null, TestContext.Current.CancellationToken);

    private static async Task<Corpus> ShippedAsync() => (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;
}
