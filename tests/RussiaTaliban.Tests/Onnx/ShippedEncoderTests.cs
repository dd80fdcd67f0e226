using System.Numerics.Tensors;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Tests.Onnx;

/// <summary>The model that is shipped, as it lies beside the program.</summary>
public sealed class ShippedEncoderTests : IDisposable
{
    private readonly OnnxSentenceEncoder _encoder = new(new SentenceEncoderOptions());

    [Theory]
    [InlineData("How did the fire start?", "A spark from the oven set the roof alight.", "The bakery was sold to a cousin in spring.")]
    [InlineData("Could the population lose donor money?", "Aid for the country may be cut off.", "The minister opened a museum of carpets.")]
    [InlineData("Who paid for the bridge?", "The crossing was financed by the county.", "The river is home to many kinds of trout.")]
    public void Encode_SameMeaningInOtherWords_LiesNearerThanAnotherMatter(string question, string answer, string other)
    {
        var asked = _encoder.Encode(question);

        Assert.True(Cosine(asked, answer) > Cosine(asked, other) + 0.1f, $"{Cosine(asked, answer)} and {Cosine(asked, other)}");
    }

    [Fact]
    public void Encode_OrderOfWords_Matters() =>
        Assert.True(Cosine(_encoder.Encode("The dog bit the man."), "The man bit the dog.") < 0.999f);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\ufffd\ud83d\ude00 森林火災")]
    public void Encode_NothingThatItKnows_GivesAVectorOfItsLength(string text) => Assert.Equal(384, _encoder.Encode(text).Length);

    [Fact]
    public void Encode_APage_IsReadAsFarAsItGoes() =>
        Assert.Equal(1f, TensorPrimitives.Norm<float>(_encoder.Encode(string.Join(' ', Enumerable.Repeat("wheat", 5_000)))), 3);

    public void Dispose() => _encoder.Dispose();

    private float Cosine(float[] asked, string text) => TensorPrimitives.Dot<float>(asked, _encoder.Encode(text));
}
