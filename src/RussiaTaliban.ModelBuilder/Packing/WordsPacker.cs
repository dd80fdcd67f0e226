using System.Text;
using Lucene.Net.Tartarus.Snowball.Ext;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Training;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>The vocabulary as <see cref="WordTable"/> reads it.</summary>
internal static class WordsPacker
{
    /// <param name="words">All words, in the order of their UTF-8 bytes.</param>
    /// <param name="parts">Parts of speech of the base forms among them.</param>
    /// <param name="text">Counts from the background text.</param>
    public static byte[] Pack(string[] words, IReadOnlyDictionary<string, PartsOfSpeech> parts, FloatVectors text)
    {
        var rows = text.Words.Select((word, row) => (word, row)).ToDictionary(entry => entry.word, entry => entry.row, StringComparer.Ordinal);
        var families = SentencesOfStems(text);
        using var payload = new PayloadWriter();
        payload.Write(words.Length);
        payload.Write(text.Sentences);
        payload.Write(checked((int)text.Counts.Sum()));
        var letters = words.Select(Encoding.UTF8.GetBytes).ToArray();
        var end = 0;
        payload.Write(Array.ConvertAll(letters, word => end += word.Length));
        payload.Write(Array.ConvertAll(words, word => rows.TryGetValue(word, out var row) ? checked((int)text.Counts[row]) : 0));
        payload.Write(Array.ConvertAll(words, word => families.GetValueOrDefault(Stem(word))));
        payload.Write(Array.ConvertAll(words, word => (byte)parts.GetValueOrDefault(word)));
        payload.Write(end);
        payload.Write(letters.SelectMany(word => word).ToArray());
        return payload.ToArray();
    }

    private static Dictionary<string, int> SentencesOfStems(FloatVectors text)
    {
        var sentences = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < text.Words.Length; row++)
        {
            var stem = Stem(text.Words[row]);
            sentences[stem] = Math.Min(text.Sentences, sentences.GetValueOrDefault(stem) + text.SentenceCounts[row]);
        }

        return sentences;
    }

    private static string Stem(string word)
    {
        var stemmer = new PorterStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
