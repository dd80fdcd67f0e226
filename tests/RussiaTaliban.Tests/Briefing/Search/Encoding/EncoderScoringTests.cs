using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

public sealed class EncoderScoringTests
{
    [Fact]
    public async Task Ask_PassageInAnotherLanguage_KeepsItsPlaceAmongTheEnglishOnes()
    {
        var corpus = await MadeCorpus.ReadAsync(
            ("stadt", "de", "Das Projekt Nordlicht kostete Hamburg 40 Millionen."),
            ("town", "en", "The project was praised in the town hall.\n\nA market was held in the square each Friday."));
        var searcher = Searcher.Create(corpus, SearchOptions.Default with { Encoder = new Alike() });

        var answer = searcher.Ask(new Question("Projekt Nordlicht Hamburg"));

        Assert.Equal("stadt/0.1", answer.Hits[0].Passage.Id.ToString());
    }

    /// <summary>Finds every text equally near to every other.</summary>
    private sealed class Alike : ISentenceEncoder
    {
        public float[] Encode(string text) => [1f, 0f];
    }
}
