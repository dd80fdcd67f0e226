using System.Runtime.InteropServices;
using System.Text;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// The vocabulary: words in ordinal order, found by binary search in the file's own bytes, and how common each is in a background of
/// open text. Words are folded as <see cref="Text.WordReader"/> folds them.
/// </summary>
internal sealed class WordTable
{
    private const int MaxWordLength = 256;

    private readonly ReadOnlyMemory<byte> _ends;
    private readonly ReadOnlyMemory<byte> _letters;
    private readonly ReadOnlyMemory<byte> _counts;
    private readonly ReadOnlyMemory<byte> _sentenceCounts;
    private readonly ReadOnlyMemory<byte> _parts;
    private readonly double _tokens;
    private readonly int _sentences;

    public WordTable(ReadOnlyMemory<byte> payload, string path)
    {
        var reader = new PayloadReader(payload, path);
        Count = reader.ReadInt32();
        _sentences = reader.ReadInt32();
        _tokens = reader.ReadInt32();
        _ends = reader.ReadInt32s(Count);
        _counts = reader.ReadInt32s(Count);
        _sentenceCounts = reader.ReadInt32s(Count);
        _parts = reader.ReadBytes(Count);
        _letters = reader.ReadBytes(reader.ReadInt32());
    }

    /// <summary>How many words.</summary>
    public int Count { get; }

    /// <summary>A word's number, from 0; −1 where the vocabulary lacks it.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > MaxWordLength / 3)
        {
            return -1;
        }

        Span<byte> buffer = stackalloc byte[MaxWordLength];
        var wanted = buffer[..Encoding.UTF8.GetBytes(word, buffer)];
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Letters(middle).SequenceCompareTo(wanted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The word of a number.</summary>
    public string this[int word] => Encoding.UTF8.GetString(Letters(word));

    /// <summary>The parts of speech in which the dictionary has this very form as a base form; none for inflected forms and names it lacks.</summary>
    public PartsOfSpeech PartsOf(int word) => (PartsOfSpeech)_parts.Span[word];

    /// <summary>The word's share of all words of the background text, above 0; that of a word met half a time where it was never met.</summary>
    public double Probability(int word) => Math.Max(0.5, word < 0 ? 0 : Numbers(_counts)[word]) / _tokens;

    /// <summary>The share of all words of the background text, by the word itself.</summary>
    public double Probability(ReadOnlySpan<char> word) => Probability(Find(word));

    /// <summary>
    /// How telling a word is in general, as a BM25 idf over the sentences of the background text; all words of one Porter stem count together.
    /// About 1 for the commonest words, 13 for a word never met.
    /// </summary>
    public double BackgroundIdf(ReadOnlySpan<char> word)
    {
        var number = Find(word);
        var sentences = number < 0 ? 1 : Math.Max(1, Numbers(_sentenceCounts)[number]);
        return Math.Log(1 + ((_sentences - sentences + 0.5) / (sentences + 0.5)));
    }

    private ReadOnlySpan<byte> Letters(int word)
    {
        var ends = Numbers(_ends);
        var start = word == 0 ? 0 : ends[word - 1];
        return _letters.Span[start..ends[word]];
    }

    private static ReadOnlySpan<int> Numbers(ReadOnlyMemory<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes.Span);
}

/// <summary>Parts of speech as a dictionary counts them; a byte in the vocabulary file, so never renumbered.</summary>
[Flags]
internal enum PartsOfSpeech : byte
{
    None = 0,
    Noun = 1,
    Verb = 2,
    Adjective = 4,
    Adverb = 8,
}
