using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Intake;
using RussiaTaliban.Intake.Writing;

namespace RussiaTaliban.Tests.Intake;

public sealed class ArticleIntakeTests : IDisposable
{
    private readonly TemporaryFolder _corpus = new();
    private readonly TemporaryFolder _desk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
    private readonly ArticleIntake _intake;

    public ArticleIntakeTests() => _intake = new ArticleIntake(new IntakeOptions(), _time);

    public void Dispose()
    {
        _intake.Dispose();
        _corpus.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task Source_TakenAgain_ChangesNothingAndRevisesItsOwnArticleWhenItChanges()
    {
        var page = _desk.Write("rivers.html", Samples.Page(Samples.Story));
        Assert.Equal((StoredState.Added, "rivers-of-the-border"), await OneAsync(page));
        var first = ReadArticle("rivers-of-the-border");

        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((StoredState.Unchanged, "rivers-of-the-border"), await OneAsync(page));
        Assert.Equal(first, ReadArticle("rivers-of-the-border"));

        _desk.Write("rivers.html", Samples.Page(Samples.Story.Replace("five bridges", "six bridges", StringComparison.Ordinal).Replace("<h1>Rivers of the border",
            "<h1>Rivers and bridges", StringComparison.Ordinal)));
        Assert.Equal((StoredState.Revised, "rivers-of-the-border"), await OneAsync(page));
        Assert.Contains("six bridges", ReadArticle("rivers-of-the-border"), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_corpus.Path, "*.md"));
    }

    [Fact]
    public async Task Article_SaysWhereItCameFrom()
    {
        await OneAsync(_desk.Write("rivers.html", Samples.Page(Samples.Story)));

        var text = ReadArticle("rivers-of-the-border");

        Assert.Contains("origin: \"rivers.html\"\norigin_kind: \"html\"\norigin_sha256: ", text, StringComparison.Ordinal);
        Assert.Contains("origin_read: 2026-11-27T08:00:00Z", text, StringComparison.Ordinal);
        var read = await CorpusReader.ReadAsync(_corpus.Path, TestContext.Current.CancellationToken);
        Assert.Empty(read.StrictFaults);
        Assert.Equal("Rivers of the border", Assert.Single(read.Corpus!.Articles).Title);
    }

    /// <summary>A watch that is started anew knows nothing but the folder: what it took stands there, or was removed.</summary>
    [Fact]
    public async Task Feed_WatchedAgainAfterARestart_GivesNothingTwiceAndLosesNothing()
    {
        string Entry(int number, string more = "") => $"<item><title>Entry {number}</title><guid>{number}</guid><description>{Samples.Lead} It is entry {number}.{more}</description></item>";
        void Publish(params string[] entries) => _desk.Write("feed.xml", $"<rss version=\"2.0\"><channel><title>P</title>{string.Concat(entries)}</channel></rss>");
        async Task<string> WatchAsync()
        {
            using var intake = new ArticleIntake(new IntakeOptions(), _time);
            var results = await intake.WatchAsync([_desk.Path], _corpus.Path, TestContext.Current.CancellationToken);
            return string.Join(' ', results.Select(result => result.State));
        }

        Publish(Entry(1), Entry(2));
        Assert.Equal("Added Added", await WatchAsync());
        Assert.Equal("Unchanged Unchanged", await WatchAsync());

        // The feed forgets its first entry, changes the second and has a third; an editor has removed the second.
        File.Delete(Path.Combine(_corpus.Path, "entry-2.md"));
        Publish(Entry(2, " It was changed."), Entry(3));
        Assert.Equal("Removed Added", await WatchAsync());
        Assert.Equal(["entry-1.md", "entry-3.md"], Directory.GetFiles(_corpus.Path, "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // Who adds it by hand wants it back.
        Assert.Contains(await TakeAsync(Path.Combine(_desk.Path, "feed.xml")), result => result is { State: StoredState.Added, Slug: "entry-2" });
        Assert.Equal("Unchanged Unchanged", await WatchAsync());
    }

    [Fact]
    public async Task File_WatchedAndSavedOverWithAnotherDocument_IsTaken_ButWhatWasRemovedIsNot()
    {
        async Task<StoredState> WatchAsync()
        {
            using var intake = new ArticleIntake(new IntakeOptions(), _time);
            return Assert.Single(await intake.WatchAsync([_desk.Path], _corpus.Path, TestContext.Current.CancellationToken)).State;
        }

        _desk.Write("latest.txt", $"Rivers\n\n{Samples.Lead}");
        Assert.Equal(StoredState.Added, await WatchAsync());
        _desk.Write("latest.txt", $"Lakes\n\n{Samples.Second}");
        Assert.Equal(StoredState.Added, await WatchAsync());

        // What was taken stands in the articles themselves: the list makes up for it.
        File.Delete(Path.Combine(_corpus.Path, ".taken"));
        Assert.Equal(StoredState.Unchanged, await WatchAsync());
        File.Delete(Path.Combine(_corpus.Path, "lakes.md"));
        Assert.Equal(StoredState.Removed, await WatchAsync());
    }

    [Fact]
    public async Task Article_WithQuestionsOfTheDesk_KeepsThemThroughARevision()
    {
        var page = _desk.Write("rivers.html", Samples.Page(Samples.Story));
        await OneAsync(page);
        Edit("rivers-of-the-border", "\n---\n\n", "\nquestions:\n  - Which river is longest?\nkeywords: [a, b]\n---\n\n");
        _desk.Write("rivers.html", Samples.Page(Samples.Story.Replace("five bridges", "six bridges", StringComparison.Ordinal)));

        Assert.Equal((StoredState.Revised, "rivers-of-the-border"), await OneAsync(page));

        var article = Article.Read("rivers-of-the-border", ReadArticle("rivers-of-the-border"))!;
        Assert.Equal("Which river is longest?", Assert.Single(article.SuggestedQuestions));
        Assert.Contains("keywords: [a, b]", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Article_EditedByHand_IsNotWrittenOverUnlessAsked()
    {
        var page = _desk.Write("rivers.html", Samples.Page(Samples.Story));
        await OneAsync(page);
        Edit("rivers-of-the-border", "five bridges", "five (5) bridges");
        Assert.Equal((StoredState.Unchanged, "rivers-of-the-border"), await OneAsync(page));

        _desk.Write("rivers.html", Samples.Page(Samples.Story.Replace("five bridges", "six bridges", StringComparison.Ordinal)));
        var refused = Assert.Single(await TakeAsync(page));
        Assert.Equal(StoredState.Refused, refused.State);
        Assert.Contains("edited by hand", refused.Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("five (5)", ReadArticle("rivers-of-the-border"), StringComparison.Ordinal);

        var replaced = Assert.Single(await _intake.TakeAsync([page], _corpus.Path, replace: true, null, TestContext.Current.CancellationToken));
        Assert.Equal(StoredState.Revised, replaced.State);
        Assert.Contains("six bridges", ReadArticle("rivers-of-the-border"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfOneNameWithNothingInCommon_AreTwoArticles()
    {
        await OneAsync(_desk.Write("a/report.txt", $"Rivers\n\n{Samples.Lead}"));

        Assert.Equal((StoredState.Added, "lakes"), await OneAsync(_desk.Write("b/report.txt", $"Lakes\n\n{Samples.Second}")));
        Assert.Equal(2, Directory.GetFiles(_corpus.Path, "*.md").Length);
    }

    [Fact]
    public async Task Folder_WithEverySortOfFile_TakesWhatItCanAndListsTheRest()
    {
        _desk.Write("page.html", Samples.Page(Samples.Story));
        _desk.Write("in/report.docx", Samples.Word(Samples.Paragraph("Lakes", "<w:outlineLvl w:val=\"0\"/>") + Samples.Paragraph(Samples.Second)));
        _desk.Write("in/paper.pdf", Samples.Pdf((page, font) => Samples.Lines(page, font, 11, 72, 700, Samples.Lead[..60], Samples.Lead[60..],
            "It goes on for a while.")));
        _desk.Write("notes.txt", $"Notes on roads\n\n{Samples.Second}\n\n{Samples.Lead}");
        _desk.Write("feed.xml", $"<rss version=\"2.0\"><channel><title>P</title><item><title>Feed’s own</title><guid>1</guid><description>{Samples.Lead}</description></item></channel></rss>");
        _desk.Write("bomb.docx", Samples.ZipBomb("word/document.xml", 300L * 1024 * 1024));
        _desk.Write("scan.pdf", Samples.Pdf((_, _) => { }));
        _desk.Write("table.xlsx", "PK");
        _desk.Write("readme.md", "# No\n\nThis is read as it is.");
        _desk.Write("empty.txt", "");
        _desk.Write(".hidden.txt", Samples.Lead);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(Path.Combine(_desk.Path, "in", "circle"), _desk.Path);
        }

        var progress = new List<TakeProgress>();
        var results = await _intake.TakeAsync([_desk.Path, "nowhere.pdf"], _corpus.Path, replace: false, new Told(progress), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["feed.xml: 1", "in/paper.pdf", "in/report.docx", "notes.txt", "page.html"],
            results.Where(result => result.State == StoredState.Added).Select(result => result.Source).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["bomb.docx", "empty.txt", "nowhere.pdf", "readme.md", "scan.pdf", "table.xlsx"],
            results.Where(result => result.State == StoredState.Refused).Select(result => result.Source).Order(StringComparer.Ordinal));
        Assert.Equal(new TakeProgress(10, 10, ""), progress[^1]);
        Assert.Empty((await CorpusReader.ReadAsync(_corpus.Path, TestContext.Current.CancellationToken)).StrictFaults);
    }

    [Fact]
    public async Task Feed_TakenAgainWithOneMoreEntry_AddsThatEntryAlone()
    {
        static string Feed(int entries) =>
            $"<rss version=\"2.0\"><channel><title>P</title>{string.Concat(Enumerable.Range(1, entries).Select(at => $"<item><title>Entry {at}</title><guid>{at}</guid><description>{Samples.Lead}</description></item>"))}</channel></rss>";
        await TakeAsync(_desk.Write("feed.xml", Feed(2)));

        var again = await TakeAsync(_desk.Write("feed.xml", Feed(3)));

        Assert.Equal([StoredState.Unchanged, StoredState.Unchanged, StoredState.Added], again.Select(result => result.State));
    }

    [Fact]
    public async Task Article_WhoseTitleIsReadme_IsNotHiddenFromTheCorpus()
    {
        var (state, slug) = await OneAsync(_desk.Write("x.txt", $"README\n\n{Samples.Lead}"));

        Assert.Equal((StoredState.Added, "readme-2"), (state, slug));
    }

    private async Task<(StoredState State, string? Slug)> OneAsync(string source) => Assert.Single(await TakeAsync(source)) is var result
        ? (result.State, result.Slug) : default;

    private Task<IReadOnlyList<TakeResult>> TakeAsync(string source) =>
        _intake.TakeAsync([source], _corpus.Path, replace: false, null, TestContext.Current.CancellationToken);

    private string ReadArticle(string slug) => File.ReadAllText(Path.Combine(_corpus.Path, slug + ".md"));

    private void Edit(string slug, string before, string after) => _corpus.Write(slug + ".md", ReadArticle(slug).Replace(before, after, StringComparison.Ordinal));

    private sealed class Told(List<TakeProgress> told) : IProgress<TakeProgress>
    {
        public void Report(TakeProgress value) => told.Add(value);
    }
}
