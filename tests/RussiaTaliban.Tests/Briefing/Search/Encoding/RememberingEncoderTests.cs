using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Search.Encoding;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

public sealed class RememberingEncoderTests
{
    [Fact]
    public void EncodeSentence_Twice_AsksOnce_AndGivesNearlyTheSame()
    {
        var counting = new Counting();
        var encoder = new RememberingEncoder(counting);

        var first = encoder.EncodeSentence("a sentence");
        var second = encoder.EncodeSentence("a sentence");

        Assert.Equal(1, counting.Asked);
        Assert.Equal(first, second);
        Assert.Equal(1, encoder.Count);
        Assert.All(counting.Encode("a sentence").Zip(second), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    [Fact]
    public void Encode_AQuestion_IsNotRemembered()
    {
        var encoder = new RememberingEncoder(new Counting());

        encoder.Encode("a question");

        Assert.Equal(0, encoder.Count);
    }

    [Fact]
    public void EncodeSentence_MoreThanCanBeRemembered_ForgetsOneForEachNew()
    {
        var encoder = new RememberingEncoder(new Counting(), most: 2);

        foreach (var sentence in new[] { "one", "two", "three", "four" })
        {
            encoder.EncodeSentence(sentence);
        }

        Assert.Equal(2, encoder.Count);
    }

    [Fact]
    public void EncodeSentence_ThatSaysNothing_StaysZeros()
    {
        var encoder = new RememberingEncoder(new Silent());

        Assert.Equal([0f, 0f, 0f], encoder.EncodeSentence("…"));
    }

    private sealed class Counting : ISentenceEncoder
    {
        public int Asked { get; private set; }

        public float[] Encode(string text)
        {
            Asked++;
            return [0.6f, -0.8f, 0f];
        }
    }

    private sealed class Silent : ISentenceEncoder
    {
        public float[] Encode(string text) => new float[3];
    }
}
