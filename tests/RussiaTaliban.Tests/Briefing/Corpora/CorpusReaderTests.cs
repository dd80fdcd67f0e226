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
    [InlineData("---\ntitle: x\npublished: 2025-02-30\n---\nText.\n", "a.md(3): published “2025-02-30” is not a day of the calendar in the form 2025-07-04, nor a month as 2025-07")]
    [InlineData("---\ntitle: x\nurl: javascript:alert(1)\n---\nText.\n", "a.md(3): url “javascript:alert(1)” is not an http or https address")]
    [InlineData("---\ntitle: x\nlanguage: \"<b>\"\n---\nText.\n", "a.md(3): language “<b>” is not a language tag such as en or ru-RU")]
    [InlineData("---\ntitle: [a, b]\n---\nText.\n", "a.md(2): title takes one value, not a list")]
    [InlineData("---\ntitle: x\n---\n \n\u00a0\n", "a.md: the article is empty: no paragraph after the front matter")]
    [InlineData("---\ntitle: x\n---\nLead.\n\n## Empty\n\n## Full\n\nText.\n", "a.md(6): the heading “Empty” has no paragraph under it")]
    [InlineData("---\ntitle: x\n---\nLead.\n\n##\n\nText.\n", "a.md(6): a heading without words")]
    [InlineData("---\ntitle: x\n---\nLead \0.\n", "a.md(4): a zero byte: this is not a text file")]
    public async Task Folder_WithAFaultyFile_NamesFileLineAndFault(string text, string expected)
    {
        _folder.Write("a.md", text);

        var result = await ReadAsync();

        Assert.Null(result.Corpus);
        Assert.Contains(expected, result.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task Folder_WithBrokenYaml_NamesTheLine()
    {
        _folder.Write("a.md", "---\ntitle: x\nauthor: \"unclosed\n---\nText.\n");

        var fault = Assert.Single((await ReadAsync()).Faults);

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
    public async Task Folder_WithAnEndlessParagraph_SaysHowLongItIs()
    {
        _folder.Write("a.md", "---\ntitle: x\n---\nLead.\n\n" + new string('x', ArticleParser.MaxParagraphLength + 1));

        Assert.StartsWith("a.md(6): a paragraph of 16385 characters", Assert.Single((await ReadAsync()).Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithManyFaults_TellsThemAllInOrder()
    {
        _folder.Write("b.md", "nothing");
        _folder.Write("a.md", "---\npublished: soon\nurl: x\n---\n");
        _folder.Write("sub/c.md", Good);
        _folder.Write("c.md", Good);
        _folder.Write("Not A Slug.md", Good);

        var faults = (await ReadAsync()).Faults.Select(fault => fault.ToString()).ToList();

        Assert.Equal(
            ["Not A Slug.md", "a.md", "a.md(1)", "a.md(2)", "a.md(3)", "b.md(1)", "sub/c.md"],
            faults.Select(fault => fault.Split(": ")[0]));
        Assert.EndsWith("the slug “c” is taken by c.md", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatIsMissingOrEmpty_IsAFault()
    {
        Assert.Contains("holds no article", Assert.Single((await ReadAsync()).Faults).Message, StringComparison.Ordinal);
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

    private Task<CorpusReadResult> ReadAsync() => CorpusReader.ReadAsync(_folder.Path, TestContext.Current.CancellationToken);
}
