using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.Terminal;
using RussiaTaliban.Tests.Slack.Rendering;
using RussiaTaliban.Tests.Teams;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.Parity;

/// <summary>Whatever somebody puts into a note, a name, a question or a quote comes out as these words: no markup, no mention, no control of its own.</summary>
public sealed class SharedWordsTests
{
    private static readonly ReaderLinks Links = new(() => new Uri("https://briefing.example.org/"));
    private static readonly Corpus Corpus = TestCorpus.Of(("a", "One true sentence."));

    private static readonly string[] Hostile =
    [
        "<!channel> <@U1> <https://evil.example.org|here>", "<at>Everyone</at>", "[x](javascript:alert(1))", "\"}],\"actions\":[{\"type\":\"Action.OpenUrl\"}]",
        "<script>alert(1)</script>", "{{DATE(2026-01-01,SHORT)}}", "${env:PATH}", "Verbatim extract · §1 ¶1", "![x](https://evil.example.org/x.png)", "&lt;b&gt;",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char["ab 1.)*_`[]()<>&~|#!@$^+-=\\:/\"'“”—é€\u00a0{}"], 1, 60],
        Gen.Int[0, Hostile.Length - 1].Select(index => Hostile[index]))
        .Select(text => "a" + text + "b");

    private static readonly Gen<SharedQuoteReply> Shared = Gen.Select(Words, Words, Words, (name, question, note) =>
        new SharedQuoteReply(Receipt.Of(Corpus.Passages[0], new TextSpan(0, 18), DateTimeOffset.UnixEpoch), new Person("p", name), question, note));

    private static readonly Gen<SharedQuoteReply> Terminals = Gen.OneOf(Gen.Const("[red]a[/]b"), Gen.Const("a\u001b[2J\ab"), Gen.Const("a\u009b31mb")).Select(words =>
        new SharedQuoteReply(Receipt.Of(Corpus.Passages[0], new TextSpan(0, 18), DateTimeOffset.UnixEpoch), new Person("p", words), words, words));

    [Fact]
    public void InTeams_TheyStandInRunsOnly() => Shared.Sample(
        shared =>
        {
            var message = Wire.Json(Assert.Single(new TeamsRenderer(Links).Render(shared)));
            foreach (var card in RenderedCard.Cards(message))
            {
                RenderedCard.AssertValid(card);
            }

            var texts = RenderedCard.RichTexts(message).Select(block => block.Text).ToList();
            Assert.Contains($"{shared.Sharer.Name} shared a quote", texts);
            Assert.Contains($"Asked: {shared.Question}", texts);
            Assert.Contains($"Note: {shared.Note}", texts);
            Assert.DoesNotContain(RenderedSlack.Find(message, "TextBlock"), block => block.GetRawText().Contains(shared.Note!, StringComparison.Ordinal));
            Assert.False(message.TryGetProperty("text", out _));
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void InSlack_TheyStandInRichTextOnly() => Shared.Sample(
        shared =>
        {
            var post = Assert.Single(new SlackRenderer(Links).Render(shared, SlackSurface.Conversation));
            var blocks = BlockKitJson.Serialize(post.Blocks);
            var texts = RenderedSlack.Find(blocks, "text").Select(text => text.GetProperty("text").GetString()).ToList();
            Assert.Contains(shared.Note, texts);
            Assert.Contains($"Asked: {shared.Question}", texts);
            Assert.Empty(RenderedSlack.Find(blocks, "mrkdwn"));
            Assert.Single(RenderedSlack.Find(blocks, "link"));
            Assert.DoesNotContain('<', post.Text);
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void InWebChat_TheyAreReadBackAsTheyWere() => Shared.Sample(
        shared =>
        {
            var text = Assert.Single(new WebChatRenderer(Links).Render(shared)).Text!;
            var html = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(text, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build()));
            Assert.Contains($"Note: {shared.Note}", html.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
            Assert.Single(html.QuerySelectorAll("a"));
            Assert.Empty(html.QuerySelectorAll("img, script, strong, em, code, h1, h2, table, ul, ol"));
        },
        iter: 500,
        threads: 1);

    /// <summary>Markup of the library that writes there, and control sequences of the terminal itself, are words as well, or nothing.</summary>
    [Fact]
    public void InTheTerminal_TheyStandOnLinesOfTheirOwn() => Gen.OneOf(Shared, Terminals).Sample(
        shared =>
        {
            var shown = ChannelForms.All["Terminal"](shared);
            var lines = shown.Raw.Split('\n').Select(line => line.TrimEnd()).ToList();
            Assert.Contains(TerminalBlocks.Printable($"{shared.Sharer.Name} shared a quote").TrimEnd(), lines);
            Assert.Contains(TerminalBlocks.Printable($"Asked: {shared.Question}").TrimEnd(), lines);
            Assert.Contains(TerminalBlocks.Printable($"Note: {shared.Note}").TrimEnd(), lines);
            Assert.DoesNotContain(shown.Raw, sign => char.IsControl(sign) && sign is not '\n' and not '\r');
        },
        iter: 500,
        threads: 1);
}
