using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

/// <summary>What an encoder and a reader change in a search, with models whose word a test decides.</summary>
public sealed class ModelledSearchTests
{
    private static readonly SearchOptions WordsAlone = SearchOptions.Default with { Relations = false, Vectors = false, Countries = false };

    private static readonly MeaningEncoder Encoder = new(("crop", 0), ("harvest", 0), ("gale", 1), ("storm", 1));

    [Fact]
    public async Task PassageWithoutASharedWord_NearTheQuestion_IsFoundInALargeCorpus()
    {
        var filler = string.Join("\n\n", Enumerable.Range(0, 400).Select(number => $"Notice {number} concerns the town library and its opening hours."));
        var searcher = Searcher.Create(await MadeCorpus.ReadAsync(("farm", "en", "The harvest failed."), ("notices", "en", filler)), WordsAlone with { Encoder = Encoder });
        searcher.Prepare(TestContext.Current.CancellationToken);

        Assert.Equal("farm/0.1", searcher.Rank(searcher.Read(new Question("crop")))[0].Passage.Passage.Id.ToString());
    }

    [Fact]
    public async Task ReadersPassage_BehindAnother_ComesFirstAndIsMarkedAndClaimed()
    {
        var corpus = await MadeCorpus.ReadAsync(("farm", "en", "The harvest and the crop of wheat failed.\n\nA crop like that had been insured. A dry spring killed the crop. Prices rose."));
        var options = WordsAlone with { Encoder = Encoder, Reader = new NamedReader(("farm/0.2", "A dry spring killed the crop.")) };

        var answer = Searcher.Create(corpus, options).Ask(new Question("Why did the crop fail?"));

        Assert.Equal(("farm/0.2", AnswerOutcome.Answered), (answer.Hits[0].Passage.Id.ToString(), answer.Outcome));
        Assert.Equal(["A dry spring killed the crop."], answer.Hits[0].Quotes);
    }

    [Fact]
    public async Task QuestionThatNoPassageAnswers_ThoughWordsAreThere_IsNotClaimed()
    {
        var corpus = await MadeCorpus.ReadAsync(("farm", "en", "The crop of wheat failed because the spring was dry.\n\nA gale came later."));

        var answer = Searcher.Create(corpus, WordsAlone with { Encoder = Encoder, Reader = new NamedReader() }).Ask(new Question("Why did the crop of wheat fail?"));

        Assert.NotEqual(AnswerOutcome.Answered, answer.Outcome);
    }

    [Fact]
    public async Task PassageInAnotherLanguage_BesideEnglishOnes_KeepsItsPlace()
    {
        var corpus = await MadeCorpus.ReadAsync(
            ("stadt", "de", "Das Projekt Nordlicht kostete Hamburg 40 Millionen."),
            ("town", "en", "The project was praised in the town hall.\n\nA market was held in the square each Friday."));

        var answer = Searcher.Create(corpus, SearchOptions.Default with { Encoder = new MeaningEncoder(), Reader = new NamedReader() }).Ask(new Question("Projekt Nordlicht Hamburg"));

        Assert.Equal("stadt/0.1", answer.Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task PastedPage_Asked_IsNeitherEncodedNorRead()
    {
        var reader = new NamedReader();
        var corpus = await MadeCorpus.ReadAsync(("farm", "en", "The harvest failed.\n\nA storm came."));

        Searcher.Create(corpus, WordsAlone with { Encoder = Encoder, Reader = reader }).Ask(new Question(string.Join(' ', Enumerable.Repeat("harvest", 1000))));

        Assert.Equal(0, reader.Read);
    }

    [Fact]
    public async Task Diagnosis_OfAReadQuestion_AddsUpToTheScore()
    {
        var corpus = await MadeCorpus.ReadAsync(("farm", "en", "The crop failed because the spring was dry.\n\nA gale came later."));
        var searcher = Searcher.Create(corpus, WordsAlone with { Encoder = Encoder, Reader = new NamedReader(("farm/0.1", "the spring was dry")) });

        var explained = searcher.Diagnose(new Question("Why did the harvest fail?"), 2)!;

        Assert.True(explained.ByReader);
        Assert.All(explained.Passages, passage => Assert.Equal(passage.Score, passage.ReaderFeatures.Sum(feature => feature.Value * feature.Weight), 9));
        Assert.Equal(explained.Outcome == AnswerOutcome.Answered, explained.Answered.Probability >= explained.Answered.Threshold);
    }

    [Fact]
    public async Task ModelsThatLoadSlowly_Asked_AreWaitedForNoLongerThanPatienceLasts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("farm.md", "---\ntitle: Farm\n---\n\nThe harvest failed.\n");
        using var loaded = new ManualResetEventSlim();
        using var live = new LiveSearcher(folder.Path, SearchOptions.Default, null, () =>
        {
            loaded.Wait();
            return new NeuralModels(Encoder, null, null, ["the reader is missing"]);
        });
        await live.ReloadAsync(TestContext.Current.CancellationToken);

        var meanwhile = await live.ReadyAsync(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        loaded.Set();
        var models = await live.Models;
        var later = await live.ReadyAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.NotSame(meanwhile, later);
        Assert.Equal(AnswerOutcome.NotFound, meanwhile.Ask(new Question("zzz")).Outcome);
        Assert.Equal(["the reader is missing"], models.Faults);
        Assert.Single(later.Corpus.Passages);
    }
}
