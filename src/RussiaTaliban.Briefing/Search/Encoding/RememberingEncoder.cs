using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>
/// An encoder that remembers the sentences of articles, one byte a number: a corpus of which one article changes is not encoded anew. Questions
/// pass through. Safe for any number of threads.
/// </summary>
/// <param name="encoder">The encoder that is asked for what is not remembered.</param>
/// <param name="most">So many sentences are remembered, from 1; beyond that any one of them is forgotten for a new one.</param>
public sealed class RememberingEncoder(ISentenceEncoder encoder, int most = RememberingEncoder.MaxRemembered) : ISentenceEncoder
{
    /// <summary>The sentences of about 25,000 passages, which take 40 MB.</summary>
    public const int MaxRemembered = 80_000;

    private readonly ConcurrentDictionary<string, sbyte[]> _remembered = new(StringComparer.Ordinal);

    /// <summary>How many sentences are remembered.</summary>
    public int Count => _remembered.Count;

    /// <inheritdoc/>
    public float[] Encode(string text) => encoder.Encode(text);

    /// <inheritdoc/>
    public float[] EncodeSentence(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (_remembered.TryGetValue(sentence, out var packed))
        {
            return Unpack(packed);
        }

        packed = Pack(encoder.EncodeSentence(sentence));
        if (_remembered.Count >= most && _remembered.Select(entry => entry.Key).FirstOrDefault() is { } forgotten)
        {
            _remembered.TryRemove(forgotten, out _);
        }

        _remembered.TryAdd(sentence, packed);
        return Unpack(packed);
    }

    /// <summary>Scaled so that the largest number becomes 127; what is unpacked has length 1 again, so that the scale need not be kept.</summary>
    private static sbyte[] Pack(float[] vector)
    {
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector));
        return largest <= 0 ? new sbyte[vector.Length] : Array.ConvertAll(vector, value => (sbyte)MathF.Round(value * 127 / largest));
    }

    private static float[] Unpack(sbyte[] packed)
    {
        var vector = new float[packed.Length];
        TensorPrimitives.ConvertChecked<sbyte, float>(packed, vector);
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
