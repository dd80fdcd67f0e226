using System.Text;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests.Briefing.Corpora;

/// <summary>Markdown that was not written for this program: what is shown of it, and what its front matter and its name say.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("A [link](https://example.org/a_b) and *stress*, **more** and `code`.", "A link and stress, more and code.")]
    [InlineData("![a picture](x.png)\n\nText ![inside](y.png) it.", "Text  it.")]
    [InlineData("- One\n- Two\n  - Three\n\n1. First\n2. Second", "One|Two|Three|First|Second")]
    [InlineData("> Quoted\n> words.", "Quoted\nwords.")]
    [InlineData("| a | b |\n|---|---|\n| *1* | 2 |", "a b|1 2")]
    [InlineData("Before\n\n```\ncode\n```\n\n    more code\n\n---\n\n[ref]: https://example.org\n\nAfter [it][ref].", "Before|After it.")]
    [InlineData("<!-- a\n\nremark -->Text<!-- x -->.", "Text.")]
    [InlineData("<div class=\"a\">\n    <p>One</p><p>Two<br>lines</p>\n</div>\n\n<script>var x;</script>", "One|Two lines")]
    [InlineData("{{< figure src=\"a.png\" >}}\n\nSee [this]({{< ref \"b\" >}} \"t\") {% include x.html %}now.{: .lead}", "See this now.")]
    [InlineData("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\nText[^1].\n\n[^1]: A note.", "Text.|A note.")]
    [InlineData("Fish &amp; chips &mdash; \\*not stressed\\*, 3 < 4 & 5 * 6 * 7.", "Fish & chips — *not stressed*, 3 < 4 & 5 * 6 * 7.")]
    [InlineData("3. November 2025 war ein Montag.", "3. November 2025 war ein Montag.")]
    [InlineData("- [ ] open\n- [x] done\n\n[[Page|words]] of a wiki", "open|done|words of a wiki")]
    [InlineData("这是**“重点”**内容。", "这是“重点”内容。")]
    [InlineData("**left open by a space **and so on", "left open by a space and so on")]
    [InlineData("[far](https://example.org/a b/c) away", "far away")]
    public void Markdown_OfAnyKind_ShowsItsTextAndProvesIt(string markdown, string expected)
    {
        var article = Article.Read("a", $"---\ntitle: x\n---\n\n{markdown}\n")!;

        Assert.Equal(expected.Split('|'), article.Passages.Select(passage => passage.Text));
        Assert.All(article.Passages, passage => Assert.True(passage.IsProven));
    }

    [Fact]
    public void Headings_OfAnyDepth_NumberTheSectionsThatHaveText()
    {
        var article = Article.Read("a", "---\ntitle: x\n---\n\nLead.\n\n# Part\n\n### Deep *down*\n\nOne.\n\n##\n\n```\n# no heading\n```\n\nUnderlined\n---\n\nTwo.\n\n## Last\n")!;

        Assert.Equal([null, "Deep down", "Underlined"], article.Sections.Select(section => section.Heading));
        Assert.Equal(["Part"], article.Sections[1].HeadingsAbove);
        Assert.Equal(["a/0.1", "a/1.1", "a/2.1"], article.Passages.Select(passage => passage.Id.ToString()));
    }

    [Theory]
    [InlineData("+++\ntitle = \"T\"\ndate = 2017-12-21\nauthors = [\"A B\", \"C D\"]\n+++\n\nText.", "T", "2017-12-21", "A B; C D")]
    [InlineData("---\ntitle: \"T\"\ndate: 2015-03-02 10:00:00 -0500\nauthors:\n- a\n- b\n---\n\nText.", "T", "2015-03-02", "a; b")]
    [InlineData("---\ntitle: One: two\ndate: March 2, 2015\nauthor: 'x\n---\n\nText.", "One: two", "2015-03-02", "'x")]
    [InlineData("# T\n\nText.", "T", null, null)]
    [InlineData("Text without anything.", "Some name", null, null)]
    public void FrontMatter_OfOthers_IsReadLeniently(string text, string title, string? published, string? author)
    {
        var article = ArticleParser.Read("some-name", Encoding.UTF8.GetBytes(text), "some-name.md").Article!;

        Assert.Equal(title, article.Title);
        Assert.Equal(published, article.Published?.ToString("yyyy-MM-dd", null));
        Assert.Equal(author, article.Author);
        Assert.Equal(0, article.Passages[0].Id.Section);
    }

    [Theory]
    [InlineData("2015-03-02-a-name.md", "2015-03-02-a-name")]
    [InlineData("Россия и «Талибан».md", "rossiya-i-taliban")]
    [InlineData("posts/My Trip/index.md", "my-trip")]
    [InlineData("posts/trip/index.fa.md", "trip-fa")]
    [InlineData("a__b.C.md", "a-b-c")]
    [InlineData("«».md", "article")]
    public void Slug_OfAnyName_IsAnAddress(string file, string slug)
    {
        Assert.Equal(slug, Slugs.Of(file));
        Assert.True(PassageId.TryParse($"{slug}/1.1", out _));
    }

    [Fact]
    public void Encodings_OfWindows_AreRecognised()
    {
        const string Russian = "---\ntitle: Россия\n---\n\nРоссия признала правительство.\n";
        const string French = "---\ntitle: Été\n---\n\nL’été dernier, à Genève, les délégués ont signé.\n";

        Assert.Equal("Россия признала правительство.", TextIn(1251, Russian));
        Assert.Equal("L’été dernier, à Genève, les délégués ont signé.", TextIn(1252, French));

        static string TextIn(int page, string text) =>
            ArticleParser.Read("a", CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text), "a.md").Article!.Passages[0].Text;
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("*a ", 60_000)]
    [InlineData("<a b={", 60_000)]
    [InlineData("{{ ", 60_000)]
    [InlineData("> ", 20_000)]
    [InlineData("](http:/ x ", 30_000)]
    public void HostileMarkdown_IsReadOrRefusedInTime(string sign, int times)
    {
        var text = "---\ntitle: x\n---\n\nText.\n\n" + string.Concat(Enumerable.Repeat(sign, times));

        var started = TimeProvider.System.GetTimestamp();
        var parsed = ArticleParser.Read("a", Encoding.UTF8.GetBytes(text), "a.md");

        Assert.True(parsed.Article is not null || parsed.Faults.Count > 0);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
    }
}
