using System.Runtime.InteropServices;

namespace RussiaTaliban.ModelBuilder.Training;

/// <summary>A text as numbers: its vocabulary, most frequent word first, and its sentences as one run of word numbers.</summary>
internal sealed class TokenizedText
{
    /// <summary>Ends a sentence in <see cref="Tokens"/>.</summary>
    public const int EndOfSentence = -1;

    private TokenizedText(string[] words, long[] counts, int[] tokens)
    {
        Words = words;
        Counts = counts;
        Tokens = tokens;
    }

    /// <summary>The distinct words, the most frequent first, ties in ordinal order.</summary>
    public string[] Words { get; }

    /// <summary>How often each word stands in the text.</summary>
    public long[] Counts { get; }

    /// <summary>The text as indices into <see cref="Words"/>, each sentence followed by <see cref="EndOfSentence"/>.</summary>
    public int[] Tokens { get; }

    /// <summary>Reads sentences; words rarer than <paramref name="minimumCount"/> and bare numbers are left out.</summary>
    public static TokenizedText Read(IEnumerable<IReadOnlyList<string>> sentences, int minimumCount)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<long>();
        var tokens = new List<int>(30_000_000);
        foreach (var words in sentences)
        {
            foreach (var word in words.Where(word => !char.IsDigit(word[0])))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
                if (!known)
                {
                    number = counts.Count;
                    counts.Add(0);
                }

                counts[number]++;
                tokens.Add(number);
            }

            tokens.Add(EndOfSentence);
        }

        var kept = numbers.Where(word => counts[word.Value] >= minimumCount)
            .OrderByDescending(word => counts[word.Value]).ThenBy(word => word.Key, StringComparer.Ordinal).ToArray();
        var renumbered = new int[counts.Count];
        Array.Fill(renumbered, int.MinValue);
        for (var rank = 0; rank < kept.Length; rank++)
        {
            renumbered[kept[rank].Value] = rank;
        }

        var text = tokens.Select(token => token == EndOfSentence ? EndOfSentence : renumbered[token]).Where(token => token != int.MinValue).ToArray();
        return new TokenizedText(kept.Select(word => word.Key).ToArray(), kept.Select(word => counts[word.Value]).ToArray(), text);
    }
}

/// <summary>How common words are in a text.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sentencesOf = new(StringComparer.Ordinal);

    /// <summary>How often each word stands in the text.</summary>
    public IReadOnlyDictionary<string, long> Words => _words;

    /// <summary>In how many sentences each stands.</summary>
    public IReadOnlyDictionary<string, int> SentencesOf => _sentencesOf;

    /// <summary>How many sentences the text has.</summary>
    public int Sentences { get; private set; }

    /// <summary>Counts all but bare numbers.</summary>
    public static WordCounts Read(IEnumerable<IReadOnlyList<string>> sentences)
    {
        var counts = new WordCounts();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            counts.Sentences++;
            seen.Clear();
            foreach (var word in sentence.Where(word => !char.IsDigit(word[0])))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts._words, word, out _)++;
                if (seen.Add(word))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts._sentencesOf, word, out _)++;
                }
            }
        }

        return counts;
    }
}
