using System.Text;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests.Briefing.Corpora;

public sealed class CorpusReaderTests : IDisposable
{
    private const string Good = "---\ntitle: A title\n---\n\nA lead.\n\n## One\n\nFirst.\n\nSecond.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("No front matter.\n", "a.md(1): front matter is missing: the file starts with a --- line, then title: …, then a --- line")]
    [InlineData("", "a.md(1): front matter is missing: the file starts with a --- line, then title: …, then a --- line")]
    [InlineData("---\ntitle: x\n\nText.\n", "a.md(1): front matter has no closing --- line")]
    [InlineData("---\nauthor: x\n---\nText.\n", "a.md(1): front matter needs a title: title: \"…\"")]
    [InlineData("---\nauthor: x\ntitle:\n---\nText.\n", "a.md(3): front matter needs a title: title: \"…\"")]
    [InlineData("---\n- one\n---\nText.\n", "a.md(1): front matter is not a list of “key: value” lines")]
    [InlineData("---\ntitle: x\npublished: 2025-02-30\n---\nText.\n", "a.md(3): published “2025-02-30” is neither a date such as 2025-07-04 nor a month such as 2025-07")]
    [InlineData("---\ntitle: x\nurl: javascript:alert(1)\n---\nText.\n", "a.md(3): url “javascript:alert(1)” is not an http or https address")]
    [InlineData("---\ntitle: x\nlanguage: \"<b>\"\n---\nText.\n", "a.md(3): language “<b>” is not a language tag such as en or ru-RU")]
    [InlineData("---\ntitle: [a, b]\n---\nText.\n", "a.md(2): title must be one value, not a list")]
    [InlineData("---\ntitle: x\n---\n \n\u00a0\n", "a.md: the article is empty: no paragraph after the front matter")]
    [InlineData("---\ntitle: x\n---\nLead \0.\n", "a.md(4): a zero byte: this is not a text file")]
    public async Task Folder_WithAFaultyFile_NamesFileLineAndFault(string text, string expected)
    {
        _folder.Write("a.md", text);

        var result = await ReadAsync();

        Assert.Contains(expected, result.StrictFaults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task Folder_WithBrokenYaml_NamesTheLine()
    {
        _folder.Write("a.md", "---\ntitle: x\nauthor: \"unclosed\n---\nText.\n");

        var fault = Assert.Single((await ReadAsync()).StrictFaults);

        Assert.StartsWith("front matter is not valid YAML", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line is >= 2 and <= 4);
    }

    [Fact]
    public async Task Folder_WithBadUtf8_NamesTheLine()
    {
        _folder.Write("a.md", [.. Encoding.UTF8.GetBytes("---\ntitle: x\n---\nLead.\n"), 0xC3, 0x28]);

        Assert.Equal("a.md(5): not valid UTF-8; save the file as UTF-8", Assert.Single((await ReadAsync()).Faults).ToString());
    }

    [Fact]
    public async Task Folder_WithAnEndlessParagraph_PartsItAtSentences()
    {
        _folder.Write("a.md", "---\ntitle: x\n---\nLead.\n\n" + string.Concat(Enumerable.Repeat("The Panj marks *the* border. ", 700)) + "\n\n" + new string('x', 20_000));

        var corpus = (await ReadAsync()).Corpus!;

        var parts = corpus.Passages.Where(passage => passage.Text.Contains("Panj", StringComparison.Ordinal)).ToList();
        Assert.True(parts.Count > 3);
        Assert.All(parts, part => Assert.EndsWith("border.", part.Text, StringComparison.Ordinal));
        Assert.All(corpus.Passages, passage => Assert.True(passage.IsProven && passage.Text.Length <= 4_096));
        Assert.Equal(20_000, corpus.Passages.Where(passage => passage.Text[0] == 'x').Sum(passage => passage.Text.Length));
    }

    [Fact]
    public async Task Folder_WithManyFaults_LoadsTheRestAndTellsThemAllInOrder()
    {
        _folder.Write("a.md", "---\npublished: soon\nurl: x\n---\n");
        _folder.Write("b.md", [0x25, 0x50, 0x44, 0x46, 0, 1, 2]);
        _folder.Write("sub/c.md", Good);
        _folder.Write("c.md", Good);
        _folder.Write("Not A Slug.md", Good);
        _folder.Write("large.md", Encoding.UTF8.GetBytes(Good + new string('x', 17 * 1024 * 1024)));
        _folder.Write("table.xlsx", "x");

        var result = await ReadAsync();

        Assert.Equal(["c", "not-a-slug", "sub-c"], result.Corpus!.Articles.Select(article => article.Slug));
        Assert.Equal(["b.md(1)", "large.md"], result.Faults.Select(fault => fault.ToString().Split(": ")[0]));
        Assert.Equal(
            ["Not A Slug.md", "a.md", "a.md(1)", "a.md(2)", "a.md(3)", "b.md(1)", "large.md", "sub/c.md"],
            result.StrictFaults.Select(fault => fault.ToString().Split(": ")[0]));
        Assert.Contains("table.xlsx", result.Remarks.Select(remark => remark.File));
    }

    [Fact]
    public async Task Folder_ThatIsMissingOrEmpty_IsAFault()
    {
        Assert.Contains("contains no article", Assert.Single((await ReadAsync()).Faults).Message, StringComparison.Ordinal);
        var missing = await CorpusReader.ReadAsync(Path.Combine(_folder.Path, "nowhere"), TestContext.Current.CancellationToken);
        Assert.Contains("there is no folder", Assert.Single(missing.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithSeveralArticles_ReadsThemAllAndSkipsTheReadme()
    {
        _folder.Write("b.md", Good);
        _folder.Write("desk/a.md", Good);
        _folder.Write("README.md", "How to write articles");
        _folder.Write(".hidden.md", "x");

        var corpus = (await ReadAsync()).Corpus!;

        Assert.Equal(["a", "b"], corpus.Articles.Select(article => article.Slug));
        Assert.Equal("b/1.2", corpus.Passages[^1].Id.ToString());
    }

    [Fact]
    public async Task Article_WithUnusualBytes_KeepsThem()
    {
        _folder.Write("a.md", "\uFEFF---\r\ntitle: “T”\r\n---\r\nTwo lines\r\nin one  paragraph.\u00a0\r\n\r\n## A C# heading ##\r\n\r\n#hashtag is text\r\n");

        var article = (await ReadAsync()).Corpus!.Articles[0];

        Assert.Equal(["Two lines\r\nin one  paragraph.\u00a0", "#hashtag is text"], article.Passages.Select(passage => passage.Text));
        Assert.Equal("A C# heading", article.Sections[1].Heading);
        Assert.Equal("en", article.Language);
    }

    [Fact]
    public async Task Revision_ChangesWithTheContentOnly()
    {
        _folder.Write("a.md", Good);
        var first = (await ReadAsync()).Corpus!.Revision;
        _folder.Write("a.md", Good);
        Assert.Equal(first, (await ReadAsync()).Corpus!.Revision);
        _folder.Write("a.md", Good.Replace("Second", "Third", StringComparison.Ordinal));
        Assert.NotEqual(first, (await ReadAsync()).Corpus!.Revision);
    }

    [Fact]
    public async Task Folder_WithACircleOfLinks_EndsQuietly()
    {
        _folder.Write("sub/a.md", Good);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "sub", "up"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "nowhere.md"), Path.Combine(_folder.Path, "gone.md"));

        var result = await ReadAsync();

        Assert.Equal("a", Assert.Single(result.Corpus!.Articles).Slug);
        Assert.Equal("nowhere.md", Assert.Single(result.Faults).File);
    }

    [Fact]
    public async Task Folder_ReadAgain_OpensOnlyWhatChangedAndKeepsTheLastGoodArticle()
    {
        foreach (var name in new[] { "a.md", "b.md" })
        {
            _folder.Write(name, Good);
            File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, name), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var folder = new CorpusFolder(_folder.Path);
        var first = await folder.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, folder.Opened);
        Assert.Same(first, await folder.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, folder.Opened);

        _folder.Write("b.md", "---\ntitle: \0\n---\n");
        var second = await folder.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, folder.Opened);
        Assert.Equal("b.md", Assert.Single(second.Faults).File);
        Assert.Equal(["a", "b"], second.Corpus!.Articles.Select(article => article.Slug));

        File.Delete(Path.Combine(_folder.Path, "b.md"));
        Assert.Single((await folder.ReadAsync(TestContext.Current.CancellationToken)).Corpus!.Articles);
    }

    private Task<CorpusReadResult> ReadAsync() => CorpusReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
}
