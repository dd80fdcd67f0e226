using System.Runtime.InteropServices;
using System.Text;

namespace RussiaTaliban.ModelBuilder.Training;

/// <summary>Learned vectors and counts before they are packed: what <c>train</c> leaves for <c>pack</c>. Not shipped.</summary>
/// <param name="Words">The words, the most frequent first.</param>
/// <param name="Counts">How often each stands in the training text.</param>
/// <param name="SentenceCounts">In how many sentences of it each stands.</param>
/// <param name="Sentences">How many sentences the training text has.</param>
/// <param name="Dimensions">Numbers a vector.</param>
/// <param name="Values">One row a word.</param>
internal sealed record FloatVectors(string[] Words, long[] Counts, int[] SentenceCounts, int Sentences, int Dimensions, float[] Values)
{
    public Span<float> Row(int word) => Values.AsSpan(word * Dimensions, Dimensions);

    public void Save(string path)
    {
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        writer.Write(Words.Length);
        writer.Write(Sentences);
        writer.Write(Dimensions);
        for (var word = 0; word < Words.Length; word++)
        {
            writer.Write(Words[word]);
            writer.Write(Counts[word]);
            writer.Write(SentenceCounts[word]);
        }

        writer.Write(MemoryMarshal.AsBytes(Values.AsSpan()));
    }

    public static FloatVectors Load(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        var words = new string[reader.ReadInt32()];
        var sentences = reader.ReadInt32();
        var dimensions = reader.ReadInt32();
        var counts = new long[words.Length];
        var sentenceCounts = new int[words.Length];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = reader.ReadString();
            counts[word] = reader.ReadInt64();
            sentenceCounts[word] = reader.ReadInt32();
        }

        var values = new float[words.Length * dimensions];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new FloatVectors(words, counts, sentenceCounts, sentences, dimensions, values);
    }
}
