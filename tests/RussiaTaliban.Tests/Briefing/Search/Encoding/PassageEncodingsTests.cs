using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

public sealed class PassageEncodingsTests
{
    private readonly MeaningEncoder _encoder = new(("wheat", 0), ("ship", 1), ("storm", 2));

    [Fact]
    public void Prepare_CorpusReadAnew_EncodesOnlyWhatChanged()
    {
        var before = new PassageEncodings(_encoder, TestCorpus.Of(("farm", "Wheat grew.\n\nA ship came."), ("sea", "A storm rose.")), null);
        before.Prepare(CancellationToken.None);

        var after = new PassageEncodings(_encoder, TestCorpus.Of(("farm", "Wheat grew.\n\nTwo ships came."), ("sea", "A storm rose.")), before);

        Assert.Equal((3, 2), (_encoder.Encoded, after.Count));
        after.Prepare(CancellationToken.None);
        Assert.Equal((4, 3), (_encoder.Encoded, after.Count));
    }

    [Fact]
    public void Prepare_Cancelled_KeepsWhatIsEncoded()
    {
        var encodings = new PassageEncodings(_encoder, TestCorpus.Of(("farm", "Wheat grew.\n\nA ship came.")), null);
        _ = encodings.Of(1);

        Assert.Throws<OperationCanceledException>(() => encodings.Prepare(new CancellationToken(canceled: true)));
        Assert.Equal(1, encodings.Count);
    }

    [Fact]
    public void Nearest_OfManyPassages_AreInOrderAndNoMoreThanAsked()
    {
        var encodings = new PassageEncodings(_encoder, TestCorpus.Of(("farm", "Wheat.\n\nShip.\n\nStorm.\n\nShip storm.")), null);
        encodings.Prepare(CancellationToken.None);

        Assert.Equal([3, 1], encodings.Nearest(_encoder.EncodeQuestion("ship storm"), 2).OrderByDescending(ordinal => ordinal));
        Assert.Equal(3, encodings.Nearest(_encoder.EncodeQuestion("ship storm"), 1).Single());
        Assert.Empty(new PassageEncodings(_encoder, TestCorpus.Of(("farm", "Wheat.")), null).Nearest(_encoder.EncodeQuestion("wheat"), 5));
    }
}
