using System.Runtime.InteropServices;

namespace RussiaTaliban.LexiconBuilder.Training;

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
