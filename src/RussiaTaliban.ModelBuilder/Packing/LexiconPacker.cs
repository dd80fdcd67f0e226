using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Countries;
using RussiaTaliban.ModelBuilder.Relations;
using RussiaTaliban.ModelBuilder.Sources;
using RussiaTaliban.ModelBuilder.Training;
using RussiaTaliban.ModelBuilder.WordNet;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>Puts the lexicon together: words, relations, countries and vectors, in four files of one build.</summary>
internal static class LexiconPacker
{
    /// <summary>One line of the text in this many is read for the direction that sentences share.</summary>
    private const int SentenceStep = 40;

    public static void Pack(PackOptions options)
    {
        var learned = FloatVectors.Load(options.Vectors);
        var wordNet = new WordNetRelations(WordNetDatabase.Read(options.WordNet));
        var parts = new Dictionary<string, PartsOfSpeech>(StringComparer.Ordinal);
        foreach (var (word, of) in wordNet.BaseForms())
        {
            parts[word] = parts.GetValueOrDefault(word) | of;
        }

        var drafts = wordNet.All().Concat(SpellingVariants.Read(options.Scowl)).Concat(Transliterations.All()).ToArray();
        var vectorWords = learned.Words.Take(options.MaxVectors).ToArray();
        var words = parts.Keys.Concat(learned.Words).Concat(drafts.Select(draft => draft.Source)).Distinct(StringComparer.Ordinal)
            .OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right))).ToArray();
        var counts = learned.Words.Zip(learned.Counts).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);

        var refined = VectorRefiner.Refine(learned, options.MaxVectors, options.Directions);
        var byWord = vectorWords.Zip(refined).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);
        Retrofit.Apply(byWord, drafts, options.Pull);
        var groups = LetterGroupFit.Fit(vectorWords, Array.ConvertAll(vectorWords, word => byWord[word]), options.LetterGroups);
        var common = CommonDirection(options.Text, byWord, counts);

        var wordsPayload = WordsPacker.Pack(words, parts, learned);
        var countries = CountryNames.Read(options.Factbook, options.CldrNames, options.CldrCore, parts.ContainsKey);
        Directory.CreateDirectory(options.Output);
        WordKnowledge.Save(
            options.Output,
            BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(wordsPayload)),
            wordsPayload,
            RelationsPacker.Pack(words, drafts, word => counts.GetValueOrDefault(word)),
            CountriesPacker.Pack(countries),
            VectorsPacker.Pack(words, byWord, groups, common));
        foreach (var file in Directory.EnumerateFiles(options.Output, "*.bin").Order(StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1_000_000.0:F2} MB");
        }
    }

    private static float[] CommonDirection(string text, Dictionary<string, float[]> vectors, Dictionary<string, long> counts)
    {
        var total = (double)counts.Values.Sum();
        var sentences = OpenText.Sentences(text, SentenceStep)
            .Select(words => Mean(words.Where(vectors.ContainsKey), word => (float)(1e-3 / (1e-3 + (counts[word] / total)))))
            .Where(vector => Array.Exists(vector, value => value != 0)).ToArray();
        return PrincipalDirections.Of(sentences, 1)[0];

        float[] Mean(IEnumerable<string> words, Func<string, float> weight)
        {
            var sum = new float[vectors.Values.First().Length];
            foreach (var word in words)
            {
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(vectors[word], weight(word), sum, sum);
            }

            return VectorRefiner.Unit(sum);
        }
    }
}
