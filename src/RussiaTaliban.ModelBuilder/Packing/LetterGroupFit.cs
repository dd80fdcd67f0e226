using System.Numerics.Tensors;
using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>
/// Learns vectors for letter groups whose mean comes near the vectors of known words, so that they say something of words never met
/// (a bag of substrings, Zhao et al. 2018).
/// </summary>
internal static class LetterGroupFit
{
    private const int Passes = 12;

    /// <summary>One row a bucket.</summary>
    public static float[][] Fit(IReadOnlyList<string> words, float[][] vectors, int bucketCount)
    {
        var dimensions = vectors[0].Length;
        var groups = Enumerable.Range(0, bucketCount).Select(_ => new float[dimensions]).ToArray();
        var buckets = new int[LetterGroups.Most];
        var error = new float[dimensions];
        for (var pass = 0; pass < Passes; pass++)
        {
            var rate = 0.3f / (1 + pass);
            for (var word = 0; word < words.Count; word++)
            {
                var count = LetterGroups.Read(words[word], bucketCount, buckets);
                if (count == 0)
                {
                    continue;
                }

                error.AsSpan().Clear();
                foreach (var bucket in buckets.AsSpan(0, count))
                {
                    TensorPrimitives.Add(error, groups[bucket], error);
                }

                TensorPrimitives.MultiplyAdd(error, -1f / count, vectors[word], error);
                foreach (var bucket in buckets.AsSpan(0, count))
                {
                    TensorPrimitives.MultiplyAdd(error, rate, groups[bucket], groups[bucket]);
                }
            }
        }

        return groups;
    }
}
