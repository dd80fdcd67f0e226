using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Summaries;

namespace RussiaTaliban.Tests.Briefing.Summaries;

/// <summary>The shipped article's summary against the sentences that its editor accepts (Quality/article-summary.json).</summary>
public sealed class ArticleSummaryTests
{
    [Fact]
    public async Task ShippedArticle_Summarized_MeetsTheEditorsSet()
    {
        var article = await ReadAsync();

        var summary = Summarizer.Summarize(article);

        using var set = JsonDocument.Parse(await File.ReadAllBytesAsync(Repository.QualityFile("article-summary.json"), TestContext.Current.CancellationToken));
        var root = set.RootElement;
        var shown = summary.Sentences.Select(sentence => sentence.Text).ToList();
        var served = root.GetProperty("sections").EnumerateArray()
            .Where(section => summary.Sentences.Any(sentence =>
                sentence.Passage.Section.Number == section.GetProperty("section").GetInt32() && Accepted(section).Contains(sentence.Text)))
            .Select(section => section.GetProperty("section").GetInt32());

        Assert.InRange(shown.Count, 1, root.GetProperty("max_sentences").GetInt32());
        Assert.InRange(served.Count(), 7, 8);
        Assert.DoesNotContain(root.GetProperty("do_not_pair").EnumerateArray(), pair => pair.EnumerateArray().All(text => shown.Contains(text.GetString()!)));
        Assert.DoesNotContain(root.GetProperty("avoid_alone").EnumerateArray(), avoid => shown.Contains(avoid.GetProperty("text").GetString()!));
        Assert.Equal(0, summary.Sentences[0].Passage.Section.Number);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', summary.Sentences.Select(sentence => $"{sentence.Passage.Id} {sentence.Text}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task Summary_OfAnyLength_IsVerbatimAndInReadingOrder(int sentences)
    {
        var article = await ReadAsync();

        var summary = Summarizer.Summarize(article, sentences);

        Assert.Equal(sentences, summary.Sentences.Count);
        Assert.All(summary.Sentences, sentence => Assert.Contains(sentence.Text, article.Text, StringComparison.Ordinal));
        Assert.Equal(summary.Sentences.OrderBy(sentence => sentence.Passage.Position + sentence.Span.Start), summary.Sentences);
        Assert.Equal(0, summary.Sentences[0].Passage.Section.Number);
    }

    [Fact]
    public async Task Summary_OfASection_StaysInIt()
    {
        var article = await ReadAsync();
        var section = article.Sections.Single(section => section.Number == 3);

        var summary = Summarizer.Summarize(section);

        Assert.Equal(3, summary.Sentences.Count);
        Assert.All(summary.Sentences, sentence => Assert.Same(section, sentence.Passage.Section));
    }

    /// <summary>Picks and alternates: what the set accepts for the section; "other alternates" are no faults and count for nothing.</summary>
    private static IEnumerable<string> Accepted(JsonElement section) => section.GetProperty("picks").EnumerateArray()
        .SelectMany(pick => pick.GetProperty("alternates").EnumerateArray().Prepend(pick))
        .Select(entry => entry.GetProperty("text").GetString()!);

    private static async Task<Article> ReadAsync()
    {
        var read = await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken);
        return read.Corpus!.FindArticle("russia-taliban")!;
    }
}
