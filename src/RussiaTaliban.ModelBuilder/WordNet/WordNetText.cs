using RussiaTaliban.ModelBuilder.Sources;
using RussiaTaliban.ModelBuilder.Training;

namespace RussiaTaliban.ModelBuilder.WordNet;

/// <summary>
/// WordNet as text to learn from: its examples; its definitions, with the defined word set between the words that define it; and
/// random walks over its relations (Goikoetxea, Soroa and Agirre 2015), so that words near in WordNet come to point alike.
/// </summary>
internal sealed class WordNetText(WordNetDatabase database)
{
    private const double GoOn = 0.8;
    private const int MaxWalkLength = 12;
    private const int DefinitionStep = 2;

    /// <summary>Definitions and examples.</summary>
    public IEnumerable<IReadOnlyList<string>> Glosses()
    {
        foreach (var synset in database.Synsets.Values)
        {
            foreach (var example in synset.Gloss.Split('"').Where((_, part) => part % 2 == 1))
            {
                yield return OpenText.Words(example);
            }

            yield return OpenText.Words(synset.Definition);
            var content = OpenText.Words(synset.Definition).Where(word => word.Length > 3).ToArray();
            foreach (var lemma in synset.Lemmas.Take(4).Select(lemma => OpenText.Words(lemma.Replace('_', ' '))).Where(words => words.Count == 1))
            {
                yield return content.Chunk(DefinitionStep).SelectMany(chunk => lemma.Concat(chunk)).ToArray();
            }
        }
    }

    /// <summary>Walks that start at words as often as the square root of their count asks for.</summary>
    public IEnumerable<IReadOnlyList<string>> Walks(IReadOnlyDictionary<string, long> counts, int walks, ulong seed)
    {
        var random = new Xorshift(seed);
        var known = database.Senses.Where(entry => counts.ContainsKey(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var starts = Array.ConvertAll(known, entry => entry.Value);
        var weights = Array.ConvertAll(known, entry => Math.Sqrt(counts[entry.Key]));
        var sums = new double[weights.Length];
        var sum = 0.0;
        for (var at = 0; at < weights.Length; at++)
        {
            sums[at] = sum += weights[at];
        }

        for (var walk = 0; walk < walks; walk++)
        {
            var found = Array.BinarySearch(sums, random.NextSingle() * sum);
            yield return Walk(starts[Math.Min(starts.Length - 1, found < 0 ? ~found : found)], random, counts);
        }
    }

    private List<string> Walk(List<Sense> start, Xorshift random, IReadOnlyDictionary<string, long> counts)
    {
        var words = new List<string>();
        var key = SenseOf(start, random);
        for (var step = 0; step < MaxWalkLength; step++)
        {
            var synset = database.Synsets[key];
            var lemma = synset.Lemmas[random.Next(synset.Lemmas.Length)].ToLowerInvariant();
            if (counts.ContainsKey(lemma))
            {
                words.Add(lemma);
            }

            var onward = synset.Pointers.Where(pointer => pointer.Symbol != "!").ToArray();
            if (onward.Length == 0 || random.NextSingle() > GoOn)
            {
                break;
            }

            // Now and then another sense's word of the same synset: two synonyms side by side say more than a long walk.
            key = random.Next(4) == 0 ? key : onward[random.Next(onward.Length)].Target;
        }

        return words;
    }

    private static SynsetKey SenseOf(List<Sense> senses, Xorshift random)
    {
        var wanted = random.NextSingle() * senses.Sum(sense => sense.Share);
        foreach (var sense in senses)
        {
            wanted -= sense.Share;
            if (wanted <= 0)
            {
                return sense.Synset;
            }
        }

        return senses[0].Synset;
    }
}
