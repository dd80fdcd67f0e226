using System.Text;

namespace RussiaTaliban.Tests.Intake;

public sealed class FeedFileReaderTests
{
    [Fact]
    public async Task Feed_WithWrongDatesAndDuplicateIds_GivesEachEntryOnceAndSaysWhatIsWrong()
    {
        var feed = $"""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Paper</title><link>https://paper.example/</link><language>en-us</language>
            <item><title>Rivers &amp;amp; lakes</title><link>https://paper.example/1</link><guid>same</guid><pubDate>Fri, 04 Jul 2025 23:30:00 +0500</pubDate><dc:creator>Dr. Muttaqi</dc:creator>
              <description>short</description><content:encoded><![CDATA[<p>{Samples.Lead}</p><h2>Bridges</h2><p>{Samples.Second}</p>]]></content:encoded></item>
            <item><title>Another</title><link>https://paper.example/2</link><guid>same</guid><pubDate>Mon, 01 Jan 2035 00:00:00 GMT</pubDate><description>{Samples.Second}</description></item>
            <item><title>Third</title><link>/3</link><pubDate>yesterday evening</pubDate><description>{Samples.Lead}</description></item>
            <item><title>Again</title><link>https://paper.example/2</link><description>{Samples.Lead}</description></item>
            <item><title>Only a link</title><link>https://paper.example/4</link><description>Read on</description></item>
            </channel></rss>
            """;

        var outcome = await Samples.ReadAsync(Samples.File("feed.xml", feed));

        var documents = outcome.Documents.Select(document => document.Normalised()).ToList();
        Assert.Equal(["https://paper.example/1", "https://paper.example/2", "https://paper.example/3"], documents.Select(document => document.Key));
        Assert.Equal(("Rivers & lakes", "Dr. Muttaqi", "The Paper", new DateOnly(2025, 7, 4), "en-us"),
            (documents[0].Title, documents[0].Author, documents[0].Publisher, documents[0].Published, documents[0].Language));
        Assert.Equal([Samples.Lead, "Bridges", Samples.Second], documents[0].Blocks.Select(block => block.Text));
        Assert.All(documents.Skip(1), document => Assert.Null(document.Published));
        Assert.Contains("2035-01-01", Assert.Single(documents[1].Remarks), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(documents[2].Remarks), StringComparison.Ordinal);
        Assert.Equal([("Again", null), ("Only a link", "https://paper.example/4")], outcome.Refusals.Select(refusal => (refusal.Part!, refusal.Page?.AbsoluteUri)));
    }

    [Fact]
    public async Task Feed_OfAtom_GivesItsEntries()
    {
        var feed = $"""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Газета</title><id>urn:x</id><updated>2025-07-04T00:00:00Z</updated>
            <entry><title type="html">Реки</title><id>urn:1</id><link rel="alternate" href="https://paper.example/ru/1"/><published>2025-07-03T10:00:00Z</published><updated>2025-07-04T10:00:00Z</updated>
            <author><name>Ф. Муттаки</name></author><content type="html">&lt;p&gt;{Samples.Lead}&lt;/p&gt;</content></entry></feed>
            """;

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("a.atom", feed))).Documents).Normalised();

        Assert.Equal(("Реки", "Ф. Муттаки", new DateOnly(2025, 7, 3), "https://paper.example/ru/1"),
            (document.Title, document.Author, document.Published, document.Canonical!.AbsoluteUri));
        Assert.Equal(Samples.Lead, Assert.Single(document.Blocks).Text);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        {
            "laughs", "<!DOCTYPE rss [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(0, 30)
                .Select(at => $"<!ENTITY {(char)('b' + at % 25)}{at} \"&a;&a;&a;&a;&a;&a;&a;&a;\">"))
                + "]><rss version=\"2.0\"><channel><title>&a;</title></channel></rss>"
        },
        { "outside", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&x;</title></channel></rss>" },
        { "deep", "<rss version=\"2.0\"><channel>" + new StringBuilder().Insert(0, "<a>", 100_000) },
        { "cut", "<rss version=\"2.0\"><channel><item><title>x" },
        { "none", "<rss version=\"2.0\"><channel><title>x</title></channel></rss>" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Feed_ThatIsABombOrBroken_IsRefused(string name, string feed)
    {
        var outcome = await Samples.ReadAsync(Samples.File(name + ".xml", feed), TimeSpan.FromSeconds(30));

        Assert.Empty(outcome.Documents);
        Assert.DoesNotContain("root:", Assert.Single(outcome.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_WithNamesOfHtmlsEntities_IsRead()
    {
        var feed = $"<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>A&nbsp;paper</title><item><title>Это &mdash; реки</title><guid>7</guid><description>{Samples.Lead}</description></item></channel></rss>";

        var document = Assert.Single((await Samples.ReadAsync(Samples.File("a.rss",
            CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(feed)))).Documents).Normalised();

        Assert.Equal(("Это — реки", "7"), (document.Title, document.Key));
    }
}
