using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using RussiaTaliban.BotFramework.Activities;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Quotes;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Presentation;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Chat.Sharing;
using RussiaTaliban.Slack.BlockKit;
using RussiaTaliban.Slack.Rendering;
using RussiaTaliban.Teams.Rendering;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.Chat.Quotes;

/// <summary>A reply that quotes what the corpus does not say never reaches a renderer: what each of them gets, and shows, is that it was withheld.</summary>
public sealed class ForgedReplyTests
{
    private const string Forged = "forgedword";
    private static readonly Corpus Corpus = TestCorpus.Of(("a", "One true sentence. Another true sentence.\n\n## Part\n\nThe last."));
    private static readonly Corpus Other = TestCorpus.Of(("a", $"One {Forged} sentence. Another true sentence.\n\n## Part {Forged}\n\nThe last."));
    private static readonly ReaderLinks Links = new(() => new Uri("https://briefing.example.org/"));

    private static readonly Dictionary<string, Reply> Forgeries = new()
    {
        ["passage"] = new PassagesReply("?", new Answer(AnswerOutcome.Answered, [new Hit(Other.Passages[0], 1, [new TextSpan(0, 8)])])),
        ["highlight outside"] = new PassagesReply("?", new Answer(AnswerOutcome.Answered, [new Hit(Corpus.Passages[0], 1, [new TextSpan(0, 5_000)])])),
        ["why"] = new WhyReply("?", new Hit(Corpus.Passages[0], 1, []) { Matches = [new Match("x", Forged, "same word", 1)] }),
        ["heading"] = new NotFoundReply("?", [Other.Articles[0].Sections[1]]),
        ["place"] = new QuoteCheckReply("?", QuoteLocator.Locate(Other, $"One {Forged} sentence.")),
        ["difference"] = new QuoteCheckReply("?", QuoteLocator.Locate(Corpus, "One sentence. Another true sentence.") with
        {
            Difference = [new DifferencePart(DifferenceKind.Missing, Forged, Corpus.Passages[0])],
        }),
        ["difference without place"] = new QuoteCheckReply("?", QuoteVerdict.Absent with { Difference = [new DifferencePart(DifferenceKind.Same, Forged, null)] }),
        ["receipt"] = new CitedQuoteReply(Receipt.Of(Other.Passages[0], new TextSpan(0, 14), DateTimeOffset.UnixEpoch)),
        ["shared"] = new SharedQuoteReply(Receipt.Of(Other.Passages[0], new TextSpan(0, 14), DateTimeOffset.UnixEpoch), new Person("p"), null, null),
        ["share offer"] = new ShareOfferReply(ShareOfferReason.NoneNamed, Other.Passages[0], [new SharePlace("c", "General")]),
        ["share offer under a heading"] = new ShareOfferReply(ShareOfferReason.NoneNamed, Other.Passages[^1], [new SharePlace("c", "General")]),
        ["share"] = new ShareReply(ShareOutcome.Shared, "#desk", Receipt.Of(Other.Passages[0], new TextSpan(0, 14), DateTimeOffset.UnixEpoch)),
    };

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forgery_OfAnyKind_IsWithheldBeforeEveryRenderer(string name)
    {
        var reply = new QuoteGuard(NullLogger<QuoteGuard>.Instance).Check(Forgeries[name], Corpus);

        Assert.IsType<WithheldReply>(reply);
        Assert.All(Shown(reply), shown => Assert.DoesNotContain(Forged, shown, StringComparison.Ordinal));
        Assert.Equal(Shown(new WithheldReply()), Shown(reply));
    }

    [Fact]
    public void TrueReply_OfEachKind_Passes()
    {
        var guard = new QuoteGuard(NullLogger<QuoteGuard>.Instance);
        Reply[] replies =
        [
            new QuoteCheckReply("?", QuoteLocator.Locate(Corpus, "One sentence. Another true sentence.")),
            new NotFoundReply("?", [Corpus.Articles[0].Sections[1]]),
            new CitedQuoteReply(Receipt.Of(Corpus.Passages[0], new TextSpan(0, 8), DateTimeOffset.UnixEpoch)),
        ];

        Assert.All(replies, reply => Assert.Same(reply, guard.Check(reply, Corpus)));
    }

    private static IReadOnlyList<string> Shown(Reply reply) =>
    [
        .. new WebChatRenderer(Links).Render(reply).Select(Json),
        .. new TeamsRenderer(Links).Render(reply).Select(Json),
        .. new SlackRenderer(Links).Render(reply, SlackSurface.Conversation).Select(post => post.Text + BlockKitJson.Serialize(post.Blocks)),
    ];

    private static string Json(Activity activity) => OutgoingJson.Text(activity);
}
