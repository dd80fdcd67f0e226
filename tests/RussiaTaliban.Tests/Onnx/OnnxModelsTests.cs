using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Onnx;
using RussiaTaliban.Tests.Briefing.Search;

namespace RussiaTaliban.Tests.Onnx;

/// <summary>The shipped models, and files that are none.</summary>
public sealed class OnnxModelsTests : IDisposable
{
    private static readonly NeuralModels Shipped = OnnxModels.Load(new ModelOptions());

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_ShippedModels_HasNoFault()
    {
        Assert.Empty(Shipped.Faults);
        Assert.NotNull(Shipped.Encoder);
        Assert.NotNull(Shipped.Reader);
        Assert.NotNull(Shipped.Listener);
    }

    [Fact]
    public void ShippedFiles_TogetherAreAtMostSixtyMegabytes()
    {
        var options = new ModelOptions();

        Assert.InRange(new[] { options.Encoder, options.Reader, options.Listener, options.Vocabulary }.Sum(path => new FileInfo(path).Length), 1_000_000, 60_000_000);
    }

    [Fact]
    public void EncodePassage_AnyPassage_PlacesItsTokensInTheText()
    {
        foreach (var passage in ShippedCorpus.Corpus.Passages)
        {
            var encoded = Shipped.Encoder!.EncodePassage(passage.Article.Title, passage.Section.Heading, passage.Text);

            Assert.Equal(encoded.Spans.Length * Shipped.Encoder.TokenDimensions, encoded.Tokens.Length);
            Assert.All(encoded.Spans, span => Assert.InRange(span.End, 0, passage.Text.Length));
            Assert.InRange(Math.Sqrt(encoded.Whole.Sum(value => (double)value * value)), 120, 134);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("\ud800 half")]
    [InlineData("Почему Россия признала талибов? 为什么 لماذا")]
    public void Question_OfAnyKind_IsEncodedAndRead(string question)
    {
        Assert.NotEmpty(Shipped.Encoder!.EncodeQuestion(question).Whole);
        Assert.Single(Shipped.Reader!.Read(question, [ShippedCorpus.Corpus.Passages[0]]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("\ud800 half")]
    [InlineData("Почему Россия признала талибов? 为什么 لماذا")]
    [InlineData("every weekday at 8 about “Straße” and İzmir, please 👍🏽 — and not on Fridays")]
    public void Message_OfAnyKind_IsHeard(string message)
    {
        var heard = Shipped.Listener!.Hear(message);

        Assert.InRange(heard.Kinds.Values.Sum(), 0.999, 1.001);
        Assert.All(heard.Parts, part => Assert.InRange(part.Span.End, part.Span.Start + 1, message.Length));
        Assert.All(heard.Parts.Zip(heard.Parts.Skip(1)), two => Assert.True(two.First.Span.End <= two.Second.Span.Start));
        Assert.All(heard.Parts, part => Assert.InRange(part.Share, 0, 1));
    }

    [Fact]
    public void Message_OfFiveThousandWords_IsHeardByItsBeginning() =>
        Assert.Equal("subscribe", Shipped.Listener!.Hear("send me a summary every weekday at 8 " + string.Join(' ', Enumerable.Repeat("please", 5_000))).Kind);

    [Fact]
    public void Message_IsEncodedOnce_AndAlike()
    {
        const string Message = "Which states might follow Russia?";
        var alone = new OnnxTextEncoder(new ModelOptions());
        var before = alone.EncodeQuestion(Message);

        Assert.Same(before, alone.EncodeQuestion(Message));
        Shipped.Listener!.Hear(Message);
        Assert.Equal(before.Tokens, Shipped.Encoder!.EncodeQuestion(Message).Tokens);
        alone.Dispose();
    }

    [Fact]
    public void Load_ListenerThatIsAReader_SaysSoAndKeepsTheOthers()
    {
        Copy("encoder.onnx", "reader.onnx", "vocab.txt");
        File.Copy(new ModelOptions().Reader, Path.Combine(_folder.Path, "listener.onnx"));

        var loaded = Load("");

        Assert.NotNull(loaded.Reader);
        Assert.Null(loaded.Listener);
        Assert.Contains("listener.onnx", Assert.Single(loaded.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ListenerDisabled_IsMissingWithoutAFault() => Assert.Equal((null, 0), OnnxModels.Load(new ModelOptions { ListenerEnabled = false }) is var loaded ? (loaded.Listener, loaded.Faults.Count) : default);

    [Fact]
    public void Read_SeveralPassages_SaysOfEachWhatItSaysAlone()
    {
        var passages = ShippedCorpus.Corpus.Passages.Take(4).ToList();
        var together = Shipped.Reader!.Read("Why did Russia recognize the Taliban?", passages);

        foreach (var (passage, reading) in passages.Zip(together))
        {
            // Numbers are rounded together for the whole batch, so that they move a little with it.
            var alone = Shipped.Reader.Read("Why did Russia recognize the Taliban?", [passage])[0];
            Assert.InRange(Math.Abs(alone.Answers - reading.Answers), 0, 1);
        }
    }

    [Fact]
    public void Load_MissingFolder_SaysSoAndLeavesWords() => AssertFault(Load("none"), "none");

    [Fact]
    public void Load_MissingVocabulary_NamesIt()
    {
        Copy("encoder.onnx", "reader.onnx");

        AssertFault(Load(""), "vocab.txt");
    }

    [Fact]
    public void Load_VocabularyWithoutSpecialPieces_NamesTheMissingOne()
    {
        Copy("encoder.onnx", "reader.onnx");
        _folder.Write("vocab.txt", "wheat\n");

        AssertFault(Load(""), "[CLS]");
    }

    [Fact]
    public void Load_EncoderCutInHalf_NamesIt()
    {
        Copy("reader.onnx", "vocab.txt");
        var whole = File.ReadAllBytes(new ModelOptions().Encoder);
        File.WriteAllBytes(Path.Combine(_folder.Path, "encoder.onnx"), whole[..(whole.Length / 2)]);

        AssertFault(Load(""), "encoder.onnx");
    }

    [Fact]
    public void Load_ReaderThatIsAnEncoder_SaysWhichOutputIsMissingAndKeepsTheEncoder()
    {
        Copy("encoder.onnx", "vocab.txt");
        File.Copy(new ModelOptions().Encoder, Path.Combine(_folder.Path, "reader.onnx"));

        var loaded = Load("");

        Assert.NotNull(loaded.Encoder);
        Assert.Null(loaded.Reader);
        Assert.Contains("relevance", loaded.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Disabled_IsWordsAloneWithoutAFault() => Assert.Equal(NeuralModels.None, OnnxModels.Load(new ModelOptions { EncoderEnabled = false, Folder = "none" }));

    public void Dispose() => _folder.Dispose();

    private static void AssertFault(NeuralModels loaded, string named)
    {
        Assert.Null(loaded.Encoder);
        Assert.Contains(named, loaded.Faults[0], StringComparison.Ordinal);
    }

    private NeuralModels Load(string below) => OnnxModels.Load(new ModelOptions { Folder = Path.Combine(_folder.Path, below) });

    private void Copy(params string[] names)
    {
        foreach (var name in names)
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(new ModelOptions().Encoder)!, name), Path.Combine(_folder.Path, name));
        }
    }
}
