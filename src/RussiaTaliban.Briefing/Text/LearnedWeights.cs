using System.Runtime.InteropServices;
using System.Text;

namespace RussiaTaliban.Briefing.Text;

/// <summary>How the small models in this repository store their weights and look up words.</summary>
public static class LearnedWeights
{
    /// <summary>The numbers of a packed row: IEEE 754 half-precision, little-endian, in Base64.</summary>
    public static float[] Unpack(string packed) => [.. MemoryMarshal.Cast<byte, Half>(Convert.FromBase64String(packed)).ToArray().Select(value => (float)value)];

    /// <summary>The place of a word in a table of so many places, from 0: FNV-1a over its UTF-8 bytes (RFC 9923), the same in every process.</summary>
    public static int BucketOf(string word, int buckets)
    {
        ArgumentNullException.ThrowIfNull(word);
        return (int)(Encoding.UTF8.GetBytes(word).Aggregate(2166136261u, (hash, value) => (hash ^ value) * 16777619u) % (uint)buckets);
    }
}
