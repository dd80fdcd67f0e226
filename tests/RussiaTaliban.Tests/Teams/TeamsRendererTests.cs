using System.Text.Json;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.Tests.Parity;
using RussiaTaliban.Tests.Slack.Rendering;

namespace RussiaTaliban.Tests.Teams;

public sealed class TeamsRendererTests
{
    private static readonly TeamsRenderer Renderer = new(SlackSamples.Links);

    [Fact]
    public async Task Render_EveryReply_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            Golden.Matches($"Teams/{name}.json", Wire.Text(Renderer.Render(reply)));
        }
    }

    [Fact]
    public async Task Render_EveryReply_KeepsToTheLimitsAndTheCardLanguage()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            Assert.All(Renderer.Render(reply).Select(Wire.Json), AssertMessage);
        }
    }

    [Fact]
    public async Task Render_Answer_ShowsTheFirstPassageWholeAndTheOthersFoldedToTheirMarkedSentence()
    {
        var reply = (PassagesReply)(await SlackSamples.RepliesAsync())["answered"];

        var messages = Renderer.Render(reply).Select(Wire.Json).ToList();

        var (places, message) = (messages[0], messages[1]);
        Assert.Equal(2, messages.Count);
        var blocks = RenderedCard.RichTexts(message).ToList();
        Assert.All(reply.Shown, hit => Assert.Contains(blocks, block => block.Text == string.Concat(PassagePieces.Of(reply, hit).Select(piece => piece.Text)) && block.Marked.SequenceEqual(hit.Quotes)));
        Assert.Equal(reply.Shown[0].Passage.Text, blocks.First(block => block.Marked.Any()).Text);
        Assert.Contains("[1]", places.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("[2]", places.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(Wording.VerbatimExtract, message.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("AIGenerated", message.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("روسیه نخستین کشوری است که حکومت تازه را در سال ۱۴۰۴ به رسمیت شناخت و سفارت پرچم را برافراشت.", "سفارت حکومت پرچم", true)]
    [InlineData("The embassy raised the new flag on the same day, and the ministry in the capital confirmed it.", "embassy flag ministry", false)]
    public void Render_Answer_RunsInTheDirectionOfItsLanguage(string text, string question, bool isRightToLeft)
    {
        var answer = Searcher.Create(TestCorpus.Of(("a", text))).Ask(new Question(question));

        var card = Wire.Json(Renderer.Render(new PassagesReply(question, answer, 0))[^1]).GetRawText();

        Assert.Equal(isRightToLeft, card.Contains("\"rtl\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_Answer_HasEachPassageWholeOnceAndAtMostFiveControlsInARow()
    {
        foreach (var (name, reply) in (await SlackSamples.RepliesAsync()).Where(sample => sample.Value is PassagesReply { Above: null }))
        {
            var messages = Renderer.Render(reply).Select(Wire.Json).ToList();
            Assert.All(messages, message => Assert.NotEqual(message.TryGetProperty("text", out _), message.TryGetProperty("attachments", out _)));
            var actions = Assert.Single(messages.SelectMany(RenderedCard.Cards)).GetProperty("actions").EnumerateArray().ToList();
            Assert.InRange(actions.Count, 1, PassageCard.MaxControls);
            var whole = string.Concat(messages.Select(message => message.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal)));
            foreach (var hit in ((PassagesReply)reply).Shown)
            {
                Assert.Single(messages.SelectMany(RenderedCard.RichTexts), block => block.Text == hit.Passage.Text);
                Assert.Contains(hit.Passage.Id.ToString(), whole, StringComparison.Ordinal);
            }

            // For each passage once, and once more inside it as what a client sends that does not know the button.
            Assert.Equal(2 * ((PassagesReply)reply).Shown.Count, whole.Split("\"title\":\"Cite\"").Length - 1);

            Assert.True(((PassagesReply)reply).Answer.Outcome != AnswerOutcome.Closest || messages.SelectMany(RenderedCard.RichTexts).Any(block => block.Text is Wording.Closest or Wording.ClosestSeveral), name);
        }
    }

    [Fact]
    public async Task Render_SubscriptionReply_IsNoEmptyCard()
    {
        foreach (var (_, reply) in (await DigestSamples.RepliesAsync()).Where(sample => sample.Value is SubscriptionReply))
        {
            var message = Wire.Json(Assert.Single(Renderer.Render(reply)));
            var shown = string.Concat(RenderedCard.RichTexts(message).Select(block => block.Text));
            Assert.Equal(RenderedCard.Cards(message).Any(), shown.Length > Wording.ProductName.Length);
        }
    }

    [Fact]
    public async Task Render_LongPassages_GoOnInFurtherMessagesAndLoseNothing()
    {
        using var folder = new TemporaryFolder();
        string[] paragraphs = [Long(16_000, 'a'), Long(9_000, 'b'), Long(9_000, 'c'), new('x', 16_384), "An end."];
        var corpus = await SlackSamples.CorpusOfAsync(folder, paragraphs);
        var hits = corpus.Passages.Select(passage => new Hit(passage, 1, [new TextSpan(passage.Text.Length / 3, passage.Text.Length / 300)])).ToList();

        var messages = Renderer.Render(new PassagesReply("everything?", new Answer(AnswerOutcome.Answered, hits) { Remaining = 2 })).Select(Wire.Json).ToList();

        Assert.True(messages.Count >= 2);
        Assert.All(messages, AssertMessage);
        var shown = string.Concat(messages.SelectMany(RenderedCard.RichTexts).Select(block => block.Text).Where(text => !text.StartsWith('[') && !text.StartsWith(Wording.VerbatimExtract, StringComparison.Ordinal)));
        Assert.All(paragraphs, paragraph => Assert.Contains(paragraph, shown, StringComparison.Ordinal));
        Assert.Single(messages, message => message.GetRawText().Contains(Wording.MoreButton, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_ManyShortPassages_NeverMoreThanTwentyCitations()
    {
        using var folder = new TemporaryFolder();
        var corpus = await SlackSamples.CorpusOfAsync(folder, [.. Enumerable.Range(1, 50).Select(number => $"Paragraph number {number} of many.")]);
        var hits = corpus.Passages.Select(passage => new Hit(passage, 1, [new TextSpan(0, passage.Text.Length)])).ToList();

        var messages = Renderer.Render(new PassagesReply("all?", new Answer(AnswerOutcome.Answered, hits))).Select(Wire.Json).ToList();

        Assert.All(messages, AssertMessage);
        Assert.Equal(50, messages.Sum(message => RenderedCard.Citations(message).Count()));
    }

    [Theory]
    [InlineData("short", 20, "short")]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("unbreakablewordofletters", 10, "unbreakab…")]
    [InlineData("a  line\nand another", 80, "a line and another")]
    public void Shorten_Text_IsCutAtAWord(string text, int length, string expected) => Assert.Equal(expected, Citations.Shorten(text, length));

    [Fact]
    public void Escape_Markup_IsShownAsTyped() =>
        Assert.Equal(@"&lt;at&gt;Everyone&lt;/at&gt; \*bold\* \[link\](x) a\_b &amp; c", TeamsText.Escape("<at>Everyone</at> *bold* [link](x) a_b & c"));

    private static void AssertMessage(JsonElement message)
    {
        Assert.InRange(message.GetRawText().Length, 1, PassageMessages.MaxLength);
        Assert.Equal("message", message.GetProperty("type").GetString());
        Assert.True(message.TryGetProperty("text", out _) || message.TryGetProperty("attachments", out _));
        var citations = RenderedCard.Citations(message).ToList();
        Assert.InRange(citations.Count, 0, 20);
        Assert.Equal(Enumerable.Range(1, citations.Count), citations.Select(citation => citation.GetProperty("position").GetInt32()));
        foreach (var appearance in citations.Select(citation => citation.GetProperty("appearance")))
        {
            Assert.InRange(appearance.GetProperty("name").GetString()!.Length, 1, 80);
            Assert.InRange(appearance.GetProperty("abstract").GetString()!.Length, 1, 160);
            Assert.All(appearance.GetProperty("keywords").EnumerateArray(), keyword => Assert.InRange(keyword.GetString()!.Length, 1, 28));
            Assert.InRange(appearance.GetProperty("keywords").GetArrayLength(), 0, 3);
            Assert.StartsWith("https://briefing.example.org/read/", appearance.GetProperty("url").GetString(), StringComparison.Ordinal);
        }

        foreach (var card in RenderedCard.Cards(message))
        {
            RenderedCard.AssertValid(card);
        }
    }

    private static string Long(int length, char letter)
    {
        var words = string.Concat(Enumerable.Range(0, length / 8).Select(number => $"{letter}{number:D6} "));
        return words.TrimEnd();
    }
}
