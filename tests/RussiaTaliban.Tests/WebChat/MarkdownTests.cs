using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using RussiaTaliban.Briefing.Text;
using Markdown = RussiaTaliban.WebChat.Rendering.Markdown;

namespace RussiaTaliban.Tests.WebChat;

/// <summary>What is quoted must be read back from the rendered page, character for character. The second opinion is Markdig with its extensions on.</summary>
public sealed class MarkdownTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().Build();

    [Theory]
    [InlineData("so.\u00a0 On July 3, the  Ministry")]
    [InlineData("*not* _emphasis_ `not code` ~~not struck~~ [not](a.link) ![not](an.image) | not | a | table |")]
    [InlineData("<script>alert(1)</script> &amp; &lt; <b onclick=x>")]
    [InlineData("# not a heading")]
    [InlineData("1. not a list")]
    [InlineData("12) not a list")]
    [InlineData("- not a list")]
    [InlineData("+ not a list")]
    [InlineData("> not a quote")]
    [InlineData("---")]
    [InlineData("===")]
    [InlineData("see http://example.org/ and www.example.org, not links; nor a@example.org")]
    [InlineData("C:\\path\\*.txt \\")]
    [InlineData("two\nlines")]
    public void Quote_TextThatLooksLikeMarkup_IsReadBackUnchanged(string text) => Assert.Equal(text, TextOf(Markdown.Quote(text, [])));

    [Theory]
    [InlineData("First one. Second one. Third.", "Second one.")]
    [InlineData("“Quoted,” he said. “Quoted too.”", "“Quoted too.”")]
    [InlineData("(“Quoted too.”)", "“Quoted too.”")]
    [InlineData("Mid-word: unfavourable", "favour")]
    [InlineData("All of it", "All of it")]
    [InlineData("€5 is €5.", "€5 is €5.")]
    public void Quote_HighlightedStretch_IsTheOnlyBoldText(string text, string highlighted)
    {
        var html = Html(Markdown.Quote(text, [new TextSpan(text.IndexOf(highlighted, StringComparison.Ordinal), highlighted.Length)]));

        Assert.Equal(highlighted, Assert.Single(html.QuerySelectorAll("blockquote strong")).TextContent);
        Assert.Equal(text, html.QuerySelector("blockquote p")!.TextContent);
    }

    [Fact]
    public void Quote_AnyPrintableText_IsReadBackUnchanged() =>
        Gen.String[Gen.Char["ab 1.)*_`[]<>&~|#!@$^+-=\\:/\"'“”—é€\u00a0"], 1, 60]
            .Select(text => "a" + text + "b")
            .Sample(text => TextOf(Markdown.Quote(text, [])) == text, iter: 3_000, threads: 1);

    [Fact]
    public void Quote_StretchWithSpacesAtItsEnds_IsBoldWithoutThem() =>
        Assert.Equal("> with **its spaces** here", Markdown.Quote("with its spaces here", [new TextSpan(4, 12)]));

    [Fact]
    public void Quote_StretchThatMarkdownCannotMark_IsLeftPlain()
    {
        var quote = Markdown.Quote("No space.Second one.Third", [new TextSpan(9, 11)]);

        Assert.DoesNotContain("**", quote, StringComparison.Ordinal);
        Assert.Equal("No space.Second one.Third", TextOf(quote));
    }

    [Theory]
    [InlineData("\"Islamic Emirate\"", "> \\\"Islamic Emirate\\\"")]
    [InlineData("wait... (c) 2025 -- it's example.org", "> wait\\.\\.\\. \\(c\\) 2025 \\-\\- it\\'s example\\.org")]
    [InlineData("Well-known, isn’t it? Yes.", "> Well-known, isn’t it? Yes.")]
    public void Quote_WhatWebChatWouldMakePrettier_IsEscapedAndProseIsLeftReadable(string text, string expected) =>
        Assert.Equal(expected, Markdown.Quote(text, []));

    [Fact]
    public void Quote_AnyStretch_IsReadBackUnchangedAndNothingElseIsBold() =>
        Gen.Select(Gen.String[Gen.Char["ab 1.)*_[]<&!-\"“”€"], 30, 60], Gen.Int[0, 20], Gen.Int[1, 10])
            .Sample(
                (text, start, length) =>
                {
                    var html = Html(Markdown.Quote($"a{text}b", [new TextSpan(start, length)]));
                    return html.QuerySelector("blockquote p")!.TextContent == $"a{text}b"
                        && html.QuerySelectorAll("strong").All(bold => $"a{text}".Substring(start, length).Trim() == bold.TextContent);
                },
                iter: 3_000,
                threads: 1);

    private static string TextOf(string markdown) => Html(markdown).QuerySelector("blockquote p")?.TextContent ?? "";

    private static AngleSharp.Html.Dom.IHtmlDocument Html(string markdown) =>
        new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(markdown, Pipeline));
}
