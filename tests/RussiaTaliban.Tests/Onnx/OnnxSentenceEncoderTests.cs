using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Tests.Onnx;

public sealed class OnnxSentenceEncoderTests : IDisposable
{
    private static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "harvest", "##ed", "wheat", "crop", "ship", "sea"];

    private static readonly float[][] Table =
    [
        [0, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0], [1, 0, 0], [0, 0, 0], [1, 0, 0], [1, 0.1f, 0], [0, 1, 0], [0, 1, 0],
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("onnx").FullName;

    [Fact]
    public void Encode_KnownPieces_GivesTheirMeanOfLengthOne()
    {
        using var encoder = Encoder(TinyModel.Write(Table));

        Assert.Equal([1f, 0f, 0f], encoder.Encode("Harvested"));
        Assert.Equal([MathF.Sqrt(0.5f), MathF.Sqrt(0.5f), 0f], encoder.Encode("wheat ship"), new Near());
    }

    [Fact]
    public void Encode_UnknownWord_UsesTheUnknownPiece()
    {
        using var encoder = Encoder(TinyModel.Write(Table));

        Assert.Equal([0f, 0f, 1f], encoder.Encode("qwxz"));
    }

    [Fact]
    public void Encode_VeryLongText_IsCut()
    {
        using var encoder = Encoder(TinyModel.Write(Table));

        Assert.Equal([1f, 0f, 0f], encoder.Encode(string.Join(' ', Enumerable.Repeat("wheat", 5_000))));
    }

    [Fact]
    public async Task Ask_WithEncoder_PutsTheEncodersPassageFirst()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_directory, "farm.md"),
            "---\ntitle: Farm\nsource: test\nauthor: test\npublished: 2025-01-01\nlanguage: en\n---\n\n"
            + "The sea was calm and the ship slow that year.\n\nThe crop was good that year.\n",
            TestContext.Current.CancellationToken);
        var corpus = (await CorpusReader.ReadAsync(_directory, TestContext.Current.CancellationToken)).Corpus!;
        using var encoder = Encoder(TinyModel.Write([.. Table.Select((row, piece) => piece == 1 ? new float[3] : row)]));
        var question = new Question("Was the wheat calm and slow that year?");
        var words = SearchOptions.Default with { Relations = false, Vectors = false };

        Assert.Equal("farm/0.1", First(words));
        Assert.Equal("farm/0.2", First(words with { Encoder = new RememberingEncoder(encoder) }));

        string First(SearchOptions options)
        {
            var searcher = Searcher.Create(corpus, options);
            return searcher.Rank(searcher.Read(question))[0].Passage.Passage.Id.ToString();
        }
    }

    [Fact]
    public void Create_ModelThatIsNone_NamesTheFile()
    {
        var refused = Assert.Throws<SentenceEncoderException>(() => Encoder([1, 2, 3]));

        Assert.EndsWith("model.onnx", refused.Path, StringComparison.Ordinal);
        Assert.Contains(refused.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ModelOfAnotherFamily_SaysWhatIsMissing()
    {
        var refused = Assert.Throws<SentenceEncoderException>(() => Encoder(TinyModel.Write(Table, input: "pixels")));

        Assert.Contains("input_ids", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_VocabularyWithoutSpecialPieces_NamesTheMissingOne()
    {
        var refused = Assert.Throws<SentenceEncoderException>(() => Encoder(TinyModel.Write(Table), pieces: ["wheat"]));

        Assert.Contains("[CLS]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_OnlyOnePathSet_TellsTheOther()
    {
        var options = new SentenceEncoderOptions { ModelPath = Path.Combine(_directory, "none.onnx"), MaxTokens = 1, Threads = 0 };

        Assert.Collection(
            options.Faults(),
            fault => Assert.Contains("none.onnx", fault, StringComparison.Ordinal),
            fault => Assert.Contains("VocabularyPath", fault, StringComparison.Ordinal),
            fault => Assert.Contains("MaxTokens", fault, StringComparison.Ordinal),
            fault => Assert.Contains("Threads", fault, StringComparison.Ordinal));
        Assert.Empty(new SentenceEncoderOptions().Faults());
        Assert.Empty(new SentenceEncoderOptions { Enabled = false, MaxTokens = 1 }.Faults());
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private OnnxSentenceEncoder Encoder(byte[] model, string[]? pieces = null)
    {
        var options = new SentenceEncoderOptions { ModelPath = Path.Combine(_directory, "model.onnx"), VocabularyPath = Path.Combine(_directory, "vocab.txt") };
        File.WriteAllBytes(options.ModelPath, model);
        File.WriteAllLines(options.VocabularyPath, pieces ?? Pieces);
        return new OnnxSentenceEncoder(options);
    }

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-5f;

        public int GetHashCode(float obj) => 0;
    }
}
