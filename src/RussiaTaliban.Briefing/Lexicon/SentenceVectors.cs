using System.Numerics.Tensors;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// A vector for a run of words: the mean of theirs, common words weighted down, without the direction that all sentences share
/// (Arora, Liang and Ma 2017).
/// </summary>
internal sealed class SentenceVectors(WordTable words, WordVectors vectors)
{
    /// <summary>A word of this share of the text counts half.</summary>
    private const double HalfWeight = 1e-3;

    /// <summary>Letter groups guess: such a word counts this much of a known one.</summary>
    private const float GuessWeight = 0.5f;

    /// <summary>Numbers a vector.</summary>
    public int Dimensions => vectors.Dimensions;

    /// <summary>The vector of <paramref name="text"/>, of length 1; all zeros where none of its words has one.</summary>
    /// <param name="text">Folded words, without those that the caller holds to mean nothing.</param>
    public float[] Of(IEnumerable<string> text)
    {
        var sum = new float[Dimensions];
        var word = new float[Dimensions];
        foreach (var next in text)
        {
            var origin = vectors.Read(next, word);
            if (origin != VectorOrigin.None)
            {
                var weight = (float)(HalfWeight / (HalfWeight + words.Probability(next))) * (origin == VectorOrigin.Letters ? GuessWeight : 1f);
                TensorPrimitives.MultiplyAdd(word, weight, sum, sum);
            }
        }

        var shared = TensorPrimitives.Dot<float>(sum, vectors.CommonDirection);
        TensorPrimitives.MultiplyAdd(vectors.CommonDirection, -shared, sum, sum);
        var length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }
}
