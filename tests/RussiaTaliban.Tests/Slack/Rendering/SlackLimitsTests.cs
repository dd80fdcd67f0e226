using System.Text.Json;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Tests.Slack.Rendering;

/// <summary>Lengths, which Slack's published types do not check. Source: https://docs.slack.dev/reference/block-kit</summary>
public sealed class SlackLimitsTests
{
    [Fact]
    public async Task Render_EveryReply_IsWithinEveryLimit()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            foreach (var surface in Enum.GetValues<SlackSurface>())
            {
                AssertWithinLimits(SlackSamples.Renderer.Render(reply, surface));
            }
        }
    }

    [Fact]
    public async Task Render_VeryLongPassages_AreWholeAndInOrderOverSeveralMessages()
    {
        using var folder = new TemporaryFolder();
        var paragraphs = Enumerable.Range(0, 3).Select(number => LongParagraph(number, 16_000)).ToArray();
        var corpus = await SlackSamples.CorpusOfAsync(folder, paragraphs);
        var hits = corpus.Passages.Select(passage => new Hit(passage, 1, [new TextSpan(5_900, 300)])).ToList();
        var posts = SlackSamples.Renderer.Render(
            new PassagesReply(new string('q', 7_000), new Answer(AnswerOutcome.Answered, hits) { Remaining = 1 }), SlackSurface.Conversation);
        AssertWithinLimits(posts);
        Assert.True(posts.Count > 1);
        var quotes = posts.SelectMany(post => RenderedSlack.Quotes(post.Blocks)).ToList();
        Assert.Equal(paragraphs[0], string.Concat(quotes.SkipLast(2)));
        Assert.Equal(paragraphs.Skip(1).Select(paragraph => $"… {paragraph.Substring(5_900, 300)} …"), quotes.TakeLast(2));
        Assert.Equal(
            string.Concat(paragraphs.Select(paragraph => paragraph.Substring(5_900, 300))),
            string.Concat(posts.SelectMany(post => RenderedSlack.Bold(post.Blocks))));
    }

    [Fact]
    public async Task Render_LongParagraphWithoutASpace_IsNotTornWithinACharacter()
    {
        using var folder = new TemporaryFolder();
        var paragraph = "x" + string.Concat(Enumerable.Repeat("😀", 5_000));
        var corpus = await SlackSamples.CorpusOfAsync(folder, paragraph);
        var posts = SlackSamples.Renderer.Render(
            new PassagesReply("why?", new Answer(AnswerOutcome.Answered, [new Hit(corpus.Passages[0], 1, [])])), SlackSurface.Conversation);
        var quotes = posts.SelectMany(post => RenderedSlack.Quotes(post.Blocks)).ToList();
        Assert.Equal(paragraph, string.Concat(quotes));
        Assert.DoesNotContain(quotes, quote => char.IsLowSurrogate(quote[0]));
    }

    [Fact]
    public async Task Render_QuestionTooLongForAButton_StillOffersMore()
    {
        var reply = (PassagesReply)(await SlackSamples.RepliesAsync())["answered"];
        var post = Assert.Single(SlackSamples.Renderer.Render(reply with { Question = new string('q', 4_000) }, SlackSurface.Conversation));
        var more = Assert.Single(RenderedSlack.Find(BlockKitJson.Serialize(post.Blocks), "button"), IsMore);
        Assert.Equal(new MoreIntent(), IntentCodec.TryDecode(more.GetProperty("value").GetString()));
    }

    internal static void AssertWithinLimits(IReadOnlyList<SlackPost> posts)
    {
        Assert.NotEmpty(posts);
        foreach (var post in posts)
        {
            Assert.InRange(post.Blocks.Count, 1, 50);
            Assert.InRange(MessagePacker.Weigh(post.Blocks), 1, 13_200);
            AssertBlocks(BlockKitJson.Serialize(post.Blocks));
        }
    }

    internal static void AssertBlocks(JsonElement blocks)
    {
        foreach (var header in RenderedSlack.Find(blocks, "header"))
        {
            Assert.InRange(header.GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        }

        foreach (var row in RenderedSlack.Find(blocks, "actions"))
        {
            var controls = row.GetProperty("elements").EnumerateArray().ToList();
            Assert.InRange(controls.Count, 1, 25);
            Assert.Distinct(controls.Select(control => control.GetProperty("action_id").GetString()));
        }

        foreach (var row in RenderedSlack.Find(blocks, "context"))
        {
            Assert.InRange(row.GetProperty("elements").GetArrayLength(), 1, 10);
        }

        foreach (var button in RenderedSlack.Find(blocks, "button"))
        {
            Assert.InRange(button.GetProperty("text").GetProperty("text").GetString()!.Length, 1, 75);
            AssertShort(button, "value", 2_000);
            AssertShort(button, "url", 3_000);
            AssertShort(button, "action_id", 255);
            AssertShort(button, "accessibility_label", 75);
        }

        foreach (var menu in RenderedSlack.Find(blocks, "overflow"))
        {
            Assert.InRange(menu.GetProperty("options").GetArrayLength(), 2, 5);
            foreach (var option in menu.GetProperty("options").EnumerateArray())
            {
                Assert.InRange(option.GetProperty("text").GetProperty("text").GetString()!.Length, 1, 75);
                AssertShort(option, "value", 150);
                AssertShort(option, "url", 3_000);
            }
        }

        Assert.All(RenderedSlack.Find(blocks, "actions"), row => AssertShort(row, "block_id", 255));
        foreach (var thumbs in RenderedSlack.Find(blocks, "feedback_buttons"))
        {
            AssertShort(thumbs.GetProperty("positive_button"), "value", 2_000);
            AssertShort(thumbs.GetProperty("negative_button"), "value", 2_000);
        }

        foreach (var words in RenderedSlack.Find(blocks, "text").Concat(RenderedSlack.Find(blocks, "plain_text")))
        {
            Assert.NotEqual("", words.GetProperty("text").GetString());
        }
    }

    private static bool IsMore(JsonElement button) => button.GetProperty("action_id").GetString() == "intent.more";

    private static void AssertShort(JsonElement control, string name, int limit)
    {
        if (control.TryGetProperty(name, out var value))
        {
            Assert.InRange(value.GetString()!.Length, 1, limit);
        }
    }

    private static string LongParagraph(int number, int length)
    {
        var words = string.Concat(Enumerable.Range(0, length).Select(word => $"w{number}.{word} "));
        return words[..length].TrimEnd() + ".";
    }
}
