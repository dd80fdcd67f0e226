using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// Word vectors learned from open text, one signed byte a number with one scale a row: words that are used alike point alike.
/// A word that was never met gets a vector from its letter groups.
/// </summary>
internal sealed class WordVectors
{
    private readonly WordTable _words;
    private readonly ReadOnlyMemory<byte> _wordOfRow;
    private readonly ReadOnlyMemory<byte> _rows;
    private readonly ReadOnlyMemory<byte> _groupScales;
    private readonly ReadOnlyMemory<byte> _groups;
    private readonly float[] _common;
    private readonly int _groupCount;

    public WordVectors(ReadOnlyMemory<byte> payload, WordTable words, string path)
    {
        var reader = new PayloadReader(payload, path);
        _words = words;
        if (reader.ReadInt32() != words.Count)
        {
            throw new LexiconException(path, "made for another vocabulary");
        }

        Dimensions = reader.ReadInt32();
        Count = reader.ReadInt32();
        _groupCount = reader.ReadInt32();
        _common = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(Dimensions * sizeof(float)).Span).ToArray();
        _wordOfRow = reader.ReadInt32s(Count);
        _rows = reader.ReadBytes(checked(Count * Dimensions));
        _groupScales = reader.ReadInt32s(_groupCount);
        _groups = reader.ReadBytes(checked(_groupCount * Dimensions));
    }

    /// <summary>Numbers a vector.</summary>
    public int Dimensions { get; }

    /// <summary>How many words have a vector of their own.</summary>
    public int Count { get; }

    /// <summary>The direction that all sentences share (their first principal component), of length 1: taken out of a sentence's vector before it is compared.</summary>
    public ReadOnlySpan<float> CommonDirection => _common;

    /// <summary>Writes the vector of <paramref name="word"/>, of length 1; zeros where there is none.</summary>
    /// <param name="word">A folded word.</param>
    /// <param name="vector"><see cref="Dimensions"/> numbers.</param>
    public VectorOrigin Read(ReadOnlySpan<char> word, Span<float> vector)
    {
        vector.Clear();
        var number = _words.Find(word);
        var row = number < 0 ? -1 : MemoryMarshal.Cast<byte, int>(_wordOfRow.Span).BinarySearch(number);
        if (row >= 0)
        {
            AddScaled(_rows.Span.Slice(row * Dimensions, Dimensions), 1f, vector);
            return Normalize(vector) ? VectorOrigin.Word : VectorOrigin.None;
        }

        return !HasDigit(word) && AddGroups(word, vector) && Normalize(vector) ? VectorOrigin.Letters : VectorOrigin.None;
    }

    /// <summary>The cosine of two words, −1 to 1; 0 where either has no vector.</summary>
    public float Cosine(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var first = new float[Dimensions];
        var second = new float[Dimensions];
        Read(left, first);
        Read(right, second);
        return TensorPrimitives.Dot<float>(first, second);
    }

    private bool AddGroups(ReadOnlySpan<char> word, Span<float> vector)
    {
        Span<int> buckets = stackalloc int[LetterGroups.Most];
        var count = LetterGroups.Read(word, _groupCount, buckets);
        var scales = MemoryMarshal.Cast<byte, float>(_groupScales.Span);
        foreach (var bucket in buckets[..count])
        {
            AddScaled(_groups.Span.Slice(bucket * Dimensions, Dimensions), scales[bucket], vector);
        }

        return count > 0;
    }

    private static void AddScaled(ReadOnlySpan<byte> packed, float scale, Span<float> vector)
    {
        var values = MemoryMarshal.Cast<byte, sbyte>(packed);
        for (var at = 0; at < values.Length; at++)
        {
            vector[at] += values[at] * scale;
        }
    }

    private static bool Normalize(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length <= 0)
        {
            return false;
        }

        TensorPrimitives.Divide(vector, length, vector);
        return true;
    }

    private static bool HasDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');
}

/// <summary>Where a word's vector comes from.</summary>
internal enum VectorOrigin
{
    /// <summary>There is none: a number, or nothing of the word is known.</summary>
    None,

    /// <summary>Put together from the letter groups of a word never met; trust it less.</summary>
    Letters,

    /// <summary>Learned from the word's own uses.</summary>
    Word,
}

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
