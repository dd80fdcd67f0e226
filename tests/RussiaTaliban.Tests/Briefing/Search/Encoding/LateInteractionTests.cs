using CsCheck;
using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Tests.Briefing.Search.Encoding;

public sealed class LateInteractionTests
{
    private static readonly Gen<sbyte> Byte = Gen.Int[-127, 127].Select(value => (sbyte)value);

    [Fact]
    public void Cosine_OfAnyVectors_IsTheDotProduct() => Gen.Select(Byte.Array[1, 400], Gen.Int[0, 1000]).Sample((left, seed) =>
    {
        var right = left.Select((value, at) => (sbyte)(((value * seed) + at) % 127)).ToArray();

        Assert.Equal(left.Zip(right, (one, other) => one * other).Sum() / (127.0 * 127), LateInteraction.Cosine(left, right), 12);
    });

    [Fact]
    public void MaxSim_TokensOfTitleAndSentences_CountWhereTheyStand()
    {
        // The question's two tokens point along the axes; the title has the first, the second sentence the second one.
        var question = new EncodedText([], [127, 0, 0, 127], [new TextSpan(0, 1), new TextSpan(2, 1)]);
        var passage = new EncodedText([], [127, 0, 0, 0, 0, 127], [default, new TextSpan(0, 3), new TextSpan(10, 3)]);

        var (whole, sentences) = LateInteraction.MaxSim(question, passage, 2, [new TextSpan(0, 9), new TextSpan(9, 9)]);

        Assert.Equal(1, whole, 12);
        Assert.Equal([0, 0.5], sentences);
    }

    [Fact]
    public void MaxSim_QuestionWithoutTokens_IsNothing() =>
        Assert.Equal(0, LateInteraction.MaxSim(new EncodedText([], [], []), new EncodedText([], [127, 0], [new TextSpan(0, 1)]), 2, [new TextSpan(0, 1)]).Whole);
}
