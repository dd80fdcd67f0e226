using System.Text.Encodings.Web;
using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Intents;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Inbound;
using RussiaTaliban.Slack.Rendering;

namespace RussiaTaliban.Tests.Slack.Rendering;

public sealed class SlackRendererTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Render_EveryReply_LooksAsItDidWhenSomebodyLooked()
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            var surface = name == "more" ? SlackSurface.Private : SlackSurface.Conversation;
            foreach (var (post, number) in SlackSamples.Renderer.Render(reply, surface).Select((post, number) => (post, number)))
            {
                var file = number == 0 ? name : $"{name} {number + 1}";
                Golden.Matches($"Slack/{file}.json", JsonSerializer.Serialize(BlockKitJson.Serialize(post.Blocks), Readable));
            }
        }
    }

    [Fact]
    public async Task Views_LookAsTheyDidWhenSomebodyLooked()
    {
        var replies = await SlackSamples.RepliesAsync();
        var modals = new ModalViews(SlackSamples.Renderer);
        var share = IntentCodec.Encode(new ShareIntent(null, new PassageId("russia-taliban", 2, 1)) { Question = "why?" });
        var home = new HomeView(SlackSamples.Renderer).Of(
            "D1", (HelpReply)replies["help"], [SlackSamples.Hostile, new string('q', 200)], [replies["digest asked for"], replies["subscriptions"], replies["about"]]);
        foreach (var (name, view) in new (string, View)[]
        {
            ("ask", ModalViews.Ask()),
            ("answer", modals.Answer(replies["answered"])),
            ("check", modals.Check(reply: null)),
            ("verdict", modals.Check(replies["quote altered"])),
            ("share", ModalViews.Share(share)),
            ("shared", modals.Shared(replies["share"])),
            ("home", home),
        })
        {
            var json = BlockKitJson.Serialize(view);
            SlackLimitsTests.AssertBlocks(json);
            Assert.InRange(json.GetProperty("blocks").GetArrayLength(), 1, 100);
            Assert.Empty(RenderedSlack.Find(json, "mrkdwn"));
            Golden.Matches($"Slack/view {name}.json", JsonSerializer.Serialize(json, Readable));
        }
    }

    [Fact]
    public async Task Samples_HoldEveryCaseOfReply()
    {
        var cases = typeof(Reply).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Reply)) && !type.IsAbstract);
        Assert.Equal(
            cases.Select(type => type.Name).Order(),
            (await SlackSamples.RepliesAsync()).Values.Select(reply => reply.GetType().Name).Distinct().Order());
    }

    [Fact]
    public async Task Render_Passages_AreVerbatimWithTheAnsweringSentenceBold()
    {
        var reply = (PassagesReply)(await SlackSamples.RepliesAsync())["answered"];
        var post = Assert.Single(SlackSamples.Renderer.Render(reply, SlackSurface.Conversation));
        Assert.Equal(reply.Shown.Select(hit => string.Concat(PassagePieces.Of(reply, hit).Select(piece => piece.Text))), RenderedSlack.Quotes(post.Blocks));
        Assert.Equal(reply.Shown.SelectMany(hit => hit.Quotes), RenderedSlack.Bold(post.Blocks));
    }

    /// <summary>Under an answer stand at most five controls, the thumbs and the menu among them; every choice of the menu does what its control did.</summary>
    [Fact]
    public async Task Render_Answer_HasAtMostFiveControls_AndTheRestInAMenu()
    {
        foreach (var (name, reply) in await SlackSamples.RepliesAsync())
        {
            foreach (var surface in Enum.GetValues<SlackSurface>().Where(_ => reply is PassagesReply))
            {
                foreach (var post in SlackSamples.Renderer.Render(reply, surface))
                {
                    var blocks = BlockKitJson.Serialize(post.Blocks);
                    var controls = RenderedSlack.Find(blocks, "actions").Concat(RenderedSlack.Find(blocks, "context_actions")).Sum(row => row.GetProperty("elements").GetArrayLength());
                    Assert.True(controls <= (reply.Above is null ? 5 : 7), $"{name}: {controls}");
                }
            }
        }

        var answered = (PassagesReply)(await SlackSamples.RepliesAsync())["answered"];
        var json = BlockKitJson.Serialize(Assert.Single(SlackSamples.Renderer.Render(answered, SlackSurface.Conversation)).Blocks);
        var row = Assert.Single(RenderedSlack.Find(json, "actions"));
        var menu = Assert.Single(RenderedSlack.Find(json, "overflow"));
        var chosen = menu.GetProperty("options").EnumerateArray()
            .Select(option => SlackControls.Chosen(new SlackAction(menu.GetProperty("action_id").GetString()!, null, row.GetProperty("block_id").GetString(), new SlackOption(option.GetProperty("value").GetString()))))
            .ToList();
        var best = answered.Answer.Hits[0].Passage.Id;
        Assert.Equal([ActionIds.Open, ActionIds.Intent, ActionIds.Intent, ActionIds.Share], chosen.Select(action => action.ActionId));
        Assert.Equal(
            [null, new WhyIntent(answered.Question, best), new CiteIntent(best), new ShareIntent(null, best) { Question = answered.Question }],
            chosen.Select(action => IntentCodec.TryDecode(action.Value)));
        var show = RenderedSlack.Find(json, "button").Select(button => IntentCodec.TryDecode(button.GetProperty("value").GetString())).OfType<OpenIntent>();
        Assert.Equal(answered.Answer.Hits[1].Passage.Id, Assert.Single(show).Passage);
    }

    [Theory]
    [InlineData("overflow", "intent not json")]
    [InlineData("overflow", "")]
    [InlineData("overflow", "open")]
    [InlineData("overflow", null)]
    public void Choice_ThatNobodyOffered_DoesNothing(string id, string? value) =>
        Assert.Null(IntentCodec.TryDecode(SlackControls.Chosen(new SlackAction(id, null, "b", new SlackOption(value))).Value));

    [Fact]
    public async Task Render_FoldedSentenceLongerThanAQuotation_IsCutAndLosesNothing()
    {
        using var folder = new TemporaryFolder();
        var passage = (await SlackSamples.CorpusOfAsync(folder, $"It began quietly. {new string('x', Limits.Quotation + 1_000)}. {new string('y', 200)}.")).Passages[0];
        var hit = new Hit(passage, 1, [new TextSpan(18, Limits.Quotation + 1_001)]);

        var posts = SlackSamples.Renderer.Render(new PassagesReply("who?", new Answer(AnswerOutcome.Closest, [hit])), SlackSurface.Conversation);

        var quotes = posts.SelectMany(post => RenderedSlack.Quotes(post.Blocks)).ToList();
        Assert.True(quotes.Count > 1);
        Assert.All(quotes, quote => Assert.InRange(quote.Length, 1, Limits.Quotation));
        Assert.Equal(string.Concat(PassagePieces.Folded(passage.Text, hit.Highlights).Select(piece => piece.Text)), string.Concat(quotes));
    }

    [Fact]
    public async Task Render_HostileText_NeverStandsInAFieldWithMarkup()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            foreach (var surface in Enum.GetValues<SlackSurface>())
            {
                foreach (var post in SlackSamples.Renderer.Render(reply, surface))
                {
                    Assert.Empty(RenderedSlack.Find(BlockKitJson.Serialize(post.Blocks), "mrkdwn"));
                    Assert.DoesNotContain('<', post.Text);
                    Assert.DoesNotContain('>', post.Text);
                }
            }
        }
    }

    [Fact]
    public async Task Render_InAModal_HasNoControlsThatModalsRefuse()
    {
        foreach (var (_, reply) in await SlackSamples.RepliesAsync())
        {
            var view = BlockKitJson.Serialize(new ModalViews(SlackSamples.Renderer).Answer(reply));
            Assert.Empty(RenderedSlack.Find(view, "context_actions"));
            Assert.InRange(view.GetProperty("blocks").GetArrayLength(), 1, 100);
            Assert.InRange(view.GetProperty("title").GetProperty("text").GetString()!.Length, 1, 24);
            SlackLimitsTests.AssertBlocks(view);
        }
    }

    [Theory]
    [InlineData(nameof(SlackSurface.Conversation), false, true)]
    [InlineData(nameof(SlackSurface.Private), true, false)]
    [InlineData(nameof(SlackSurface.Modal), false, false)]
    public async Task Render_Answer_OffersSharingWherePrivateAndThumbsWherePublic(string surface, bool shares, bool thumbs)
    {
        var posts = SlackSamples.Renderer.Render((await SlackSamples.RepliesAsync())["answered"], Enum.Parse<SlackSurface>(surface));
        var blocks = posts.Select(post => BlockKitJson.Serialize(post.Blocks)).ToList();
        Assert.Equal(shares, blocks.SelectMany(part => RenderedSlack.Find(part, "button")).Any(button => button.GetProperty("action_id").GetString() == ActionIds.ShareHere));
        Assert.Equal(thumbs, blocks.SelectMany(part => RenderedSlack.Find(part, "feedback_buttons")).Any());
    }
}
