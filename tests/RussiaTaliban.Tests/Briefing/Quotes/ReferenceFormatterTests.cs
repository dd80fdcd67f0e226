using RussiaTaliban.Briefing.Quotes.References;

namespace RussiaTaliban.Tests.Briefing.Quotes;

public sealed class ReferenceFormatterTests
{
    private static readonly ArticleDetails Full = new()
    {
        Slug = "envoys",
        Title = "The envoys’ 100% return",
        Author = "Dr. Ann van der Berg and John K. Doe",
        Source = "The Desk & Co",
        Published = new DateOnly(2025, 7, 4),
        Language = "en",
        Url = new Uri("https://news.example.org/envoys"),
    };

    private static readonly ArticleDetails Bare = new() { Slug = "bare", Title = "What the text is about", TitleIsDescriptive = true, Language = "en" };

    [Fact]
    public void Chicago_OfAFullRecord_IsABibliographyEntry() => Assert.Equal(
        "Berg, Ann van der, and John K. Doe. “The envoys’ 100% return.” The Desk & Co, July 4, 2025. https://news.example.org/envoys.",
        ReferenceFormatter.Chicago(Full, new DateOnly(2026, 11, 23)));

    [Fact]
    public void Chicago_OfABareRecord_SaysWhenItWasRead() => Assert.Equal(
        "What the text is about. Accessed November 23, 2026.", ReferenceFormatter.Chicago(Bare, new DateOnly(2026, 11, 23)));

    [Fact]
    public void Apa_OfAFullRecord_HasInitialsAndDate() => Assert.Equal(
        "van der Berg, A., & Doe, J. K. (2025, July 4). The envoys’ 100% return. The Desk & Co. https://news.example.org/envoys",
        ReferenceFormatter.Apa(Full));

    [Fact]
    public void Apa_OfABareRecord_SaysNoDateAndBracketsTheTitle() => Assert.Equal("[What the text is about]. (n.d.).", ReferenceFormatter.Apa(Bare));

    [Fact]
    public void BibTeX_OfAFullRecord_EscapesWhatTeXReads() => Assert.Equal(
        """
        @misc{envoys,
          author = {van der Berg, Ann and Doe, John K.},
          title = {{The envoys’ 100\% return}},
          howpublished = {The Desk \& Co},
          year = {2025},
          month = {07},
          url = {https://news.example.org/envoys},
          language = {en}
        }
        """.ReplaceLineEndings("\n"),
        ReferenceFormatter.BibTeX(Full));

    [Fact]
    public void Csl_OfAFullRecord_IsOneItem()
    {
        using var json = System.Text.Json.JsonDocument.Parse(CslItem.Json(Full));

        var item = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("Berg", item.GetProperty("author")[0].GetProperty("family").GetString());
        Assert.Equal("van der", item.GetProperty("author")[0].GetProperty("non-dropping-particle").GetString());
        Assert.Equal(2025, item.GetProperty("issued").GetProperty("date-parts")[0][0].GetInt32());
        Assert.Equal("The Desk & Co", item.GetProperty("container-title").GetString());
    }

    [Fact]
    public void Quote_InEveryFormat_KeepsItsWordsAndIsNoMarkup()
    {
        var quote = new CitedQuote("They <b>never</b> *signed* [it](x) & left.", Full with { Title = "<script>" }, "§2 ¶1", new Uri("https://b.example/q/x"));

        Assert.StartsWith("“They <b>never</b> *signed* [it](x) & left.”\n— Dr. Ann van der Berg", QuoteFormatter.PlainText(quote), StringComparison.Ordinal);
        Assert.Contains("They &lt;b&gt;never&lt;/b&gt; *signed* [it](x) &amp; left.", QuoteFormatter.Html(quote), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", QuoteFormatter.Html(quote), StringComparison.Ordinal);
        Assert.Contains(@"They \<b\>never\</b\> \*signed\* \[it\]\(x\) \& left\.", QuoteFormatter.Markdown(quote), StringComparison.Ordinal);
        Assert.EndsWith("https://b.example/q/x", QuoteFormatter.PlainText(quote), StringComparison.Ordinal);
    }
}
