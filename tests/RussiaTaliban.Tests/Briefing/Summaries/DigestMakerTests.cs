using System.Globalization;
using System.Text;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Tests.Briefing.Summaries;

public sealed class DigestMakerTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Yesterday = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task FirstDigest_HasWhatWasPublishedLatelyFirst_AndSharesTheSentences()
    {
        var corpus = await CorpusAsync(("harbour", "2025-01-01"), ("bridge", "2026-03-02"));

        var digest = DigestMaker.Make(corpus, Today, Sightings(), null);

        Assert.Equal(["bridge", "harbour"], digest.Items.Select(item => item.Summary.Article.Slug));
        Assert.Equal([ArticleNews.New, ArticleNews.Standing], digest.Items.Select(item => item.News));
        Assert.False(digest.IsNothingNew);
        Assert.All(digest.Items, item => Assert.InRange(item.Summary.Sentences.Count, 1, 4));
    }

    [Fact]
    public async Task NextDigest_WithoutNews_SaysSoAndOffersThePicksOfBefore()
    {
        var corpus = await CorpusAsync(("harbour", "2025-01-01"));
        var last = new DigestMark(Yesterday, new Dictionary<string, DateOnly> { ["harbour"] = Today.AddDays(-1) });

        var digest = DigestMaker.Make(corpus, Today, Sightings(), last);

        Assert.True(digest.IsNothingNew);
        Assert.Equal(Today.AddDays(-1), digest.Since);
        Assert.NotEmpty(digest.Sentences);
    }

    [Fact]
    public async Task NextDigest_HasNewThenChanged_AndNothingElse()
    {
        var corpus = await CorpusAsync(("bridge", "2025-01-01"), ("harbour", "2025-01-01"), ("market", "2025-01-01"), ("tower", "2025-01-01"));
        var last = new DigestMark(Yesterday, new Dictionary<string, DateOnly> { ["market"] = Today.AddDays(-1), ["tower"] = Today.AddDays(-9) });
        var sightings = Sightings(
            ("bridge", null, Yesterday.AddHours(3)),
            ("harbour", Yesterday.AddHours(2), null));

        var digest = DigestMaker.Make(corpus, Today, sightings, last);

        Assert.Equal(
            [("harbour", ArticleNews.New), ("bridge", ArticleNews.Changed)],
            digest.Items.Select(item => (item.Summary.Article.Slug, item.News)));
        Assert.Equal(
            ["bridge", "harbour", "market", "tower"],
            DigestMark.After(last, digest, digest.Items, Yesterday.AddDays(1)).Covered.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NextDigest_CountsFromTheReadersOwnDay()
    {
        var corpus = await CorpusAsync(("harbour", "2025-01-01"));
        var first = DigestMaker.Make(corpus, Today, Sightings(), null);
        var mark = DigestMark.After(null, first, first.Items, Yesterday);

        Assert.NotEqual(Today, DateOnly.FromDateTime(mark.At.UtcDateTime));
        Assert.Equal(Today, DigestMaker.Make(corpus, Today, Sightings(), mark).Since);
    }

    [Fact]
    public async Task Again_HasTheSameArticlesInFewerSentences()
    {
        var corpus = await CorpusAsync(("bridge", "2025-01-01"), ("harbour", "2025-01-01"));

        var digest = DigestMaker.Again([corpus.FindArticle("harbour")!, corpus.FindArticle("bridge")!], Today, 3);

        Assert.Equal([("harbour", 2), ("bridge", 1)], digest.Items.Select(item => (item.Summary.Article.Slug, item.Summary.Sentences.Count)));
        Assert.False(digest.IsNothingNew);
        Assert.Equal("harbour", Assert.Single(DigestMaker.Again([corpus.FindArticle("harbour")!, corpus.FindArticle("bridge")!], Today, 1).Items).Summary.Article.Slug);
    }

    [Fact]
    public async Task Digest_OfAnEmptyCorpus_IsEmpty()
    {
        var digest = DigestMaker.Make(await CorpusAsync(), Today, Sightings(), null);

        Assert.Empty(digest.Items);
    }

    private static Dictionary<string, ArticleSighting> Sightings(params (string Slug, DateTimeOffset? First, DateTimeOffset? Changed)[] entries) =>
        entries.ToDictionary(entry => entry.Slug, entry => new ArticleSighting("r", entry.First, entry.Changed));

    private static async Task<Corpus> CorpusAsync(params (string Slug, string Published)[] articles)
    {
        using var folder = new TemporaryFolder();
        foreach (var (slug, published) in articles)
        {
            var text = new StringBuilder().AppendLine("---").AppendLine(CultureInfo.InvariantCulture, $"title: The {slug}").AppendLine(CultureInfo.InvariantCulture, $"published: {published}").AppendLine("---").AppendLine();
            foreach (var season in new[] { "spring", "summer", "autumn", "winter", "leap year", "jubilee" })
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"The {slug} was repaired by the old {season} company with {season.Length} masons from the {season} valley.").AppendLine();
            }

            folder.Write(slug + ".md", text.ToString());
        }

        if (articles.Length == 0)
        {
            return Corpus.Empty;
        }

        var read = await CorpusReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
        Assert.Empty(read.Faults);
        return read.Corpus!;
    }
}
