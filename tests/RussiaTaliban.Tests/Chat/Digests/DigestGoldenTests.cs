using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;
using RussiaTaliban.Chat.Conversations;
using RussiaTaliban.Chat.Digests;
using RussiaTaliban.Chat.Receipts;
using RussiaTaliban.Chat.Replies;
using RussiaTaliban.Tests.Slack.Rendering;
using RussiaTaliban.WebChat.Rendering;

namespace RussiaTaliban.Tests.Chat.Digests;

/// <summary>What a morning's digest looks like over corpora of 0, 1, 50 and 1,000 articles in three languages.</summary>
public sealed class DigestGoldenTests
{
    private static readonly ConversationAddress Reader = new("test", "reader");
    private static readonly DateOnly Old = new(2025, 1, 1);
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly DigestService _digests;

    public DigestGoldenTests() => _digests = new DigestService(new InMemoryDigestHistory(), new InMemoryArticleHistory(), _time, NullLogger<DigestService>.Instance);

    [Fact]
    public async Task NoArticle() => await MatchesAsync("0 articles", await NextAsync(Corpus.Empty, Corpus.Empty));

    [Fact]
    public async Task OneArticle_ThatIsNotNew() => await MatchesAsync("1 article, nothing new", await NextAsync(Corpora(1), Corpora(1)));

    [Fact]
    public async Task AFirstDigest_OfOldArticles() => await MatchesAsync("50 articles, the first digest", await MakeAsync(Corpora(50), null));

    [Fact]
    public async Task FiftyArticles_OfWhichThreeAreNew()
    {
        var reply = await NextAsync(Corpora(47), Corpora(47, 3));

        Assert.Equal(3, reply.Shown.Count + reply.Named.Count);
        await MatchesAsync("50 articles, 3 new", reply);
    }

    [Fact]
    public async Task FiftyArticles_OfWhichNineAreNew_AndTwoTellTheSame()
    {
        (string Slug, string Markdown)[] same =
        [
            ("quake-one", "---\ntitle: Earthquake shakes Herat\nsource: Hamshahri Post\npublished: 2026-11-24\n---\n\nA strong earthquake of magnitude 6.1 shook the Afghan city of Herat early on Tuesday and damaged hundreds of houses in the Injil district.\n\nThe hospital of Herat took in more than forty injured people, its director Farid Qaderi said.\n"),
            ("quake-two", "---\ntitle: Hundreds of houses damaged as quake hits Herat\nsource: Amu Courier\npublished: 2026-11-24\n---\n\nHundreds of houses in the Injil district of Herat were damaged early on Tuesday when an earthquake of magnitude 6.1 shook western Afghanistan.\n\nFarid Qaderi, who directs the hospital of Herat, spoke of more than forty injured people.\n"),
        ];
        var reply = await NextAsync(Corpora(41), DigestCorpora.Of([.. DigestCorpora.Articles(0, 41, Old), .. DigestCorpora.Articles(41, 7, Today), .. same]));

        Assert.Equal(9, reply.Shown.Sum(item => 1 + item.AlsoIn.Count) + reply.Named.Count);
        Assert.Single(reply.Shown[0].AlsoIn);
        await MatchesAsync("50 articles, 9 new", reply);
    }

    [Fact]
    public async Task AThousandArticles_OfWhichFortyAreNewAndOneHasChanged()
    {
        var before = DigestCorpora.Of(DigestCorpora.Articles(0, 960, Old));
        var after = DigestCorpora.Of([.. DigestCorpora.Articles(1, 959, Old), .. DigestCorpora.Articles(960, 40, Today), DigestCorpora.Article(0, Old, extra: "A second ferry will call at Alderby from the spring on, the harbour master of the town said.")]);
        var reply = await NextAsync(before, after);

        Assert.Equal(41, reply.Shown.Count + reply.Named.Count + reply.Digest.Unnamed);
        await MatchesAsync("1000 articles, 40 new", reply);
    }

    [Fact]
    public async Task AChangedArticle_SaysWhatChanged_SentenceBySentence()
    {
        const string Title = "---\ntitle: The bridge of Carrow\n---\n\n";
        var before = DigestCorpora.Of([("bridge", Title + "The bridge of Carrow will open to traffic on 3 May, the council of the town said.\n\nIt has cost nine million euros so far. A toll of two euros is planned for lorries.\n")]);
        var after = DigestCorpora.Of([("bridge", Title + "The bridge of Carrow will open to traffic on 9 June, the council of the town said.\n\nIt has cost nine million euros so far. The mayor of Carrow has resigned over the delay of the works.\n")]);
        var reply = await NextAsync(before, after);

        var item = Assert.Single(reply.Shown);
        Assert.Equal(ArticleNews.Changed, item.News);
        Assert.Contains(item.Changes, change => change is { Before: { } old, After: { } now } && old.Contains("3 May", StringComparison.Ordinal) && now.Text.Contains("9 June", StringComparison.Ordinal));
        await MatchesAsync("a changed article", reply);
    }

    [Fact]
    public async Task ASubject_LeavesOutWhatIsNotAboutIt_AndDoesNotMakeItOld()
    {
        var after = DigestCorpora.Of([.. DigestCorpora.Articles(0, 6, Old), .. DigestCorpora.Articles(6, 6, Today)]);
        await NextAsync(DigestCorpora.Of(DigestCorpora.Articles(0, 6, Old)), DigestCorpora.Of(DigestCorpora.Articles(0, 6, Old)), new DigestWish { Subjects = ["Gorham"] });
        await RememberAsync(await MakeAsync(DigestCorpora.Of(DigestCorpora.Articles(0, 6, Old)), null));
        _time.Advance(TimeSpan.FromDays(1));

        var about = await MakeAsync(after, new DigestWish { Subjects = ["Gorham"] });
        await RememberAsync(about);

        Assert.Equal("gorham-6", Assert.Single(about.Shown).Summary.Article.Slug);
        var all = await MakeAsync(after, null);
        Assert.Equal(6, all.Shown.Count + all.Named.Count);
        await MatchesAsync("about one subject", about);
    }

    [Theory]
    [InlineData(0, "headlines only")]
    [InlineData(DigestWish.Everything, "everything in full")]
    public async Task ALength_IsKept(int sentences, string name) =>
        await MatchesAsync("50 articles, 3 new, " + name, await NextAsync(Corpora(47), Corpora(47, 3), new DigestWish { Sentences = sentences }));

    [Fact]
    public async Task ReadersWhoHaveHadTheSame_GetTheSameDigest_WrittenOnce()
    {
        var corpus = Corpora(47, 3);
        var first = await _digests.MakeAsync(Reader, corpus, Today, null, TestContext.Current.CancellationToken);
        var other = await _digests.MakeAsync(Reader with { Conversation = "another" }, corpus, Today, null, TestContext.Current.CancellationToken);

        Assert.Same(first, other);
    }

    private static Corpus Corpora(int old, int fresh = 0) => DigestCorpora.Of([.. DigestCorpora.Articles(0, old, Old), .. DigestCorpora.Articles(old, fresh, Today)]);

    private async Task<DigestReply> NextAsync(Corpus before, Corpus after, DigestWish? wish = null)
    {
        await RememberAsync(await MakeAsync(before, wish));
        _time.Advance(TimeSpan.FromDays(1));
        return await MakeAsync(after, wish);
    }

    private async Task<DigestReply> MakeAsync(Corpus corpus, DigestWish? wish) =>
        new(await _digests.MakeAsync(Reader, corpus, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime), wish, TestContext.Current.CancellationToken), ShowsStanding: false);

    private Task RememberAsync(DigestReply reply) => _digests.RememberAsync(Reader, person: null, reply, TestContext.Current.CancellationToken);

    private static Task MatchesAsync(string name, DigestReply reply)
    {
        Golden.Matches($"Digests/{name}.md", Wire.Text(new WebChatRenderer(SlackSamples.Links).Render(reply)));
        return Task.CompletedTask;
    }
}
