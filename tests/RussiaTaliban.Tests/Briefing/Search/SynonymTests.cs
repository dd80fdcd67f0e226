using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>A corpus's own synonyms, from the file to what a reader is told.</summary>
public sealed class SynonymTests : IDisposable
{
    private const string Harbour =
        "The Quadrilateral Coordination Group met at the harbour in spring. Nobody took minutes.\n\n"
        + "Money for the quay came from the Belt and Road Initiative. It was paid late.\n\n"
        + "The shipwrights of St. Petersburg sent three master builders. They stayed a year.\n\n"
        + "Gulls nest on the crane. The keeper counts them every May.\n\n"
        + "The ferry line was closed after the storm. Passengers took the bus.\n\n"
        + "The coordination of the group of pilots failed. Belt makers and road crews went home.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("QCG, Quadrilateral Coordination Group", "What did the QCG do?", "harbour/0.1")]
    [InlineData("QCG, Quadrilateral Coordination Group", "what did the qcg do", "harbour/0.1")]
    [InlineData("Silk Road project, Belt and Road Initiative", "Who paid for the new Silk Road project?", "harbour/0.2")]
    [InlineData("Leningrad, St. Petersburg", "Who came from Leningrad?", "harbour/0.3")]
    [InlineData("Leningrad, St Petersburg", "Who came from Leningrad?", "harbour/0.3")]
    [InlineData("zurbagan, ferry line", "What became of the Zurbagan?", "harbour/0.5")]
    [InlineData("larid => gull", "Where do larids nest?", "harbour/0.4")]
    public async Task QuestionWithASynonym_OfTheCorpus_FindsThePassageThatHasTheOther(string line, string question, string expected)
    {
        Assert.Equal(expected, (await AskAsync(line, question)).Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task OneWaySynonym_AskedFromItsRight_IsNotMet()
    {
        var answer = await AskAsync("crane => gull", "Where are the gulls?");

        Assert.All(answer.Hits.SelectMany(hit => hit.Matches), match => Assert.NotEqual("synonym of this corpus", match.Relation));
    }

    [Fact]
    public async Task PhraseWhoseWordsStandApart_InAPassage_IsNotMet()
    {
        var searcher = await SearcherAsync("QCG, coordination group", Harbour);

        var apart = searcher.Explain(new Question("QCG"), searcher.Corpus.Find(new PassageId("harbour", 0, 6))!);

        Assert.DoesNotContain(apart.Matches, match => match.Relation == "synonym of this corpus");
    }

    [Fact]
    public async Task PhraseThatWasMet_Explained_IsOneReasonInWholeWords()
    {
        var hit = (await AskAsync("Silk Road project, Belt and Road Initiative", "Who paid for the Silk Road project?")).Hits[0];

        var match = Assert.Single(hit.Matches, match => match.Relation == "synonym of this corpus");
        Assert.Equal(("Silk Road project", "Belt and Road Initiative"), (match.Asked, match.Found));
    }

    [Fact]
    public async Task WordThatOnlyTheSynonymsKnow_Asked_IsNotMended()
    {
        var answer = await AskAsync("zurbagan, ferry line", "What became of the zurbagan?");

        Assert.Null(answer.ReadAs);
        Assert.NotEqual(AnswerOutcome.NotFound, answer.Outcome);
    }

    [Fact]
    public async Task SynonymsOfTwoLanguages_AskedInOne_ReachTheOther()
    {
        _folder.Write("synonyms.txt", "lighthouse, Leuchtturm\n");
        _folder.Write("wald.md", "---\ntitle: Wald\nlanguage: de\n---\n\nDer Hafen blieb geschlossen.\n\nAlle Leuchttürme wurden gestrichen.\n");
        _folder.Write("harbour.md", $"---\ntitle: Harbour\n---\n\n{Harbour}\n");

        var answer = Searcher.Create(await MadeCorpus.ReadAsync(_folder)).Ask(new Question("Who painted the lighthouses?"));

        Assert.Equal("wald/0.2", answer.Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task LargeCorpus_AskedWithASynonym_ReachesThePassageThroughTheIndex()
    {
        var filler = string.Join("\n\n", Enumerable.Range(0, 400).Select(number => $"Notice {number} concerns the municipal library and its opening hours."));

        var searcher = await SearcherAsync("QCG, Quadrilateral Coordination Group", $"{filler}\n\n{Harbour}");

        Assert.Equal("harbour/0.401", searcher.Ask(new Question("What did the QCG do?")).Hits[0].Passage.Id.ToString());
    }

    [Fact]
    public async Task PlainRival_AskedWithASynonym_DoesNotKnowIt()
    {
        var corpus = (await SearcherAsync("QCG, Quadrilateral Coordination Group", Harbour)).Corpus;

        Assert.Equal(AnswerOutcome.NotFound, Searcher.Create(corpus, SearchOptions.Default with { PlainBm25 = true }).Ask(new Question("QCG")).Outcome);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("a phrase alone")]
    [InlineData("quay, ,pier", "a word or phrase is missing before or after a comma or arrow")]
    [InlineData("quay =>", "a word or phrase is missing before or after a comma or arrow")]
    [InlineData("quay => pier => jetty", "“=>” appears twice; a line can have only one: a => b, c")]
    [InlineData("bank, —", "“—” has no word")]
    [InlineData("bank, of the", "“of the” contains only words that every search ignores")]
    [InlineData("bank, one two three four five six seven eight nine", "“one two three four five six seven eight nine” has 9 words; at most 8: separate the phrases with commas")]
    public async Task SynonymsWithAFaultyLine_Read_AreAFaultWithFileAndLine(
        string line, string fault = "a line needs at least two words or phrases, separated by commas: QCG, Quadrilateral Coordination Group")
    {
        _folder.Write("harbour.md", $"---\ntitle: Harbour\n---\n\n{Harbour}\n");
        _folder.Write("synonyms.txt", $"# ours\r\n\r\nquay, wharf\r\n{line}\r\n");

        var result = await CorpusReader.ReadAsync(_folder.Path, Token);

        Assert.Equal($"synonyms.txt(4): {fault}", Assert.Single(result.Faults).ToString());
    }

    [Fact]
    public async Task SynonymsThatAreNoText_Read_AreAFault()
    {
        _folder.Write("harbour.md", $"---\ntitle: Harbour\n---\n\n{Harbour}\n");
        _folder.Write("synonyms.txt", [(byte)'a', (byte)'\n', 0xC3, 0x28]);

        Assert.Equal("synonyms.txt(2): not valid UTF-8; save the file as UTF-8", Assert.Single((await CorpusReader.ReadAsync(_folder.Path, Token)).Faults).ToString());
    }

    [Fact]
    public async Task SynonymsFile_WrittenBrokenMendedAndDeleted_IsFollowedByTheLiveSearcher()
    {
        _folder.Write("harbour.md", $"---\ntitle: Harbour\n---\n\n{Harbour}\n");
        using var searcher = new LiveSearcher(_folder.Path);
        await searcher.ReloadAsync(Token);
        var without = searcher.Current.Corpus.Revision;
        Assert.Empty(searcher.Current.Ask(new Question("QCG")).Hits);

        var file = _folder.Write("synonyms.txt", "QCG, Quadrilateral Coordination Group\n");
        Assert.Equal(ReloadOutcome.Swapped, await searcher.ReloadAsync(Token));
        var with = searcher.Current;
        Assert.NotEqual(without, with.Corpus.Revision);
        Assert.NotEmpty(with.Ask(new Question("QCG")).Hits);

        _folder.Write("synonyms.txt", "QCG\n");
        Assert.Equal(ReloadOutcome.Unchanged, await searcher.ReloadAsync(Token));
        Assert.Single(searcher.Faults);
        Assert.Same(with, searcher.Current);

        _folder.Write("synonyms.txt", "# a remark is no change\n\n  QCG,Quadrilateral Coordination Group");
        Assert.Equal(ReloadOutcome.Unchanged, await searcher.ReloadAsync(Token));

        File.Delete(file);
        Assert.Equal(ReloadOutcome.Swapped, await searcher.ReloadAsync(Token));
        Assert.Equal(without, searcher.Current.Corpus.Revision);
    }

    [Fact]
    public async Task IndexOnDisk_OfOtherSynonyms_IsOutdated()
    {
        var corpus = (await SearcherAsync("QCG, Quadrilateral Coordination Group", Harbour)).Corpus;
        var index = Path.Combine(_folder.Path, ".index");
        Assert.Equal(IndexState.Missing, Open(corpus).Found);
        Assert.Equal(IndexState.Current, Open(corpus).Found);

        var changed = Open((await SearcherAsync("QCG, ferry line", Harbour)).Corpus);

        Assert.Equal(IndexState.Outdated, changed.Found);
        Assert.Equal("harbour/0.5", changed.Searcher.Ask(new Question("QCG")).Hits[0].Passage.Id.ToString());

        OpenedSearcher Open(Corpus which) => Searcher.Open(which, SearchOptions.Default, index, null, null, Token);
    }

    private async Task<Answer> AskAsync(string synonyms, string question) => (await SearcherAsync(synonyms, Harbour)).Ask(new Question(question));

    private async Task<Searcher> SearcherAsync(string synonyms, string body)
    {
        _folder.Write("harbour.md", $"---\ntitle: Harbour\n---\n\n{body}\n");
        _folder.Write("synonyms.txt", synonyms + "\n");
        return Searcher.Create(await MadeCorpus.ReadAsync(_folder));
    }
}
