using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>Vectors as <see cref="WordVectors"/> reads them.</summary>
internal static class VectorsPacker
{
    /// <param name="words">The whole vocabulary, in the order of its UTF-8 bytes.</param>
    /// <param name="vectors">A vector of length 1 for some of the words.</param>
    /// <param name="groups">One row a bucket of letter groups.</param>
    /// <param name="common">The direction that all sentences share.</param>
    public static byte[] Pack(string[] words, IReadOnlyDictionary<string, float[]> vectors, float[][] groups, float[] common)
    {
        var rows = Enumerable.Range(0, words.Length).Where(word => vectors.ContainsKey(words[word])).ToArray();
        using var payload = new PayloadWriter();
        payload.Write(words.Length);
        payload.Write(common.Length);
        payload.Write(rows.Length);
        payload.Write(groups.Length);
        payload.Write(MemoryMarshal.AsBytes(common.AsSpan()));
        payload.Write(rows);
        payload.Write(rows.SelectMany(word => Bytes(vectors[words[word]]).Packed).ToArray());
        payload.Write(MemoryMarshal.AsBytes(groups.Select(group => Bytes(group).Scale).ToArray().AsSpan()));
        payload.Write(groups.SelectMany(group => Bytes(group).Packed).ToArray());
        return payload.ToArray();
    }

    private static (byte[] Packed, float Scale) Bytes(float[] vector)
    {
        var largest = Math.Max(1e-9f, TensorPrimitives.MaxMagnitude<float>(vector));
        var scale = Math.Abs(largest) / 127f;
        return (Array.ConvertAll(vector, value => (byte)(sbyte)Math.Clamp(MathF.Round(value / scale), -127, 127)), scale);
    }
}
