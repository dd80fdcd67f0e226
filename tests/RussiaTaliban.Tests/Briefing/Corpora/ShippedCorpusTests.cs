using System.Text.Json;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Tests.Briefing.Corpora;

public sealed class ShippedCorpusTests
{
    [Fact]
    public async Task ShippedCorpus_Read_HoldsEveryParagraphByteForByte()
    {
        var result = await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken);

        Assert.Empty(result.Faults);
        var article = Assert.Single(result.Corpus!.Articles, article => article.Slug == "russia-taliban");
        using var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(Repository.QualityFile("article-passages.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            expected.RootElement.EnumerateArray().Select(passage => (
                "russia-taliban/" + passage.GetProperty("id").GetString(),
                passage.GetProperty("section").GetString(),
                passage.GetProperty("text").GetString()!)),
            article.Passages.Select(passage => (passage.Id.ToString(), passage.Section.Heading, passage.Text)));
        Assert.Equal(26, article.Passages.Count);
        Assert.Equal(7, article.Sections.Count(section => section.Heading is not null));
        Assert.True(article.TitleIsDescriptive);
        Assert.Null(article.Published);
        Assert.Null(article.Url);
    }

    [Fact]
    public async Task ShippedCorpus_EveryPassage_StandsAtItsPositionAndIsFoundByItsId()
    {
        var corpus = (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;

        Assert.All(corpus.Passages, passage =>
        {
            Assert.Equal(passage.Text, passage.Article.Text.Substring(passage.Position, passage.Text.Length));
            Assert.Same(passage, corpus.Find(passage.Id));
            Assert.True(PassageId.TryParse(passage.Id.ToString(), out var parsed));
            Assert.Equal(passage.Id, parsed);
        });
    }

    [Fact]
    public async Task Citation_OfSectionAndLead_NamesThePlace()
    {
        var corpus = (await CorpusReader.ReadAsync(Repository.Corpus, TestContext.Current.CancellationToken)).Corpus!;

        var citation = corpus.Find(new PassageId("russia-taliban", 2, 1))!.Citation;
        Assert.Equal("“Russia’s strategic approach to the Taliban”, §2 ¶1", citation.Label);
        Assert.Equal("§2 ¶1", citation.ShortLabel);
        Assert.Equal("/read/russia-taliban#p2.1", citation.ReaderPath);
        Assert.Equal("Lead ¶1", corpus.Find(new PassageId("russia-taliban", 0, 1))!.Citation.Label);
    }
}
