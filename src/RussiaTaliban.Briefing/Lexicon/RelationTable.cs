using System.Runtime.InteropServices;

namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// What the dictionary says of how words relate. Rows belong to base forms; an inflected word is looked up through its base forms.
/// </summary>
internal sealed class RelationTable
{
    private const int EntryLength = 5;

    private readonly WordTable _words;
    private readonly ReadOnlyMemory<byte> _ends;
    private readonly ReadOnlyMemory<byte> _entries;

    public RelationTable(ReadOnlyMemory<byte> payload, WordTable words, string path)
    {
        var reader = new PayloadReader(payload, path);
        _words = words;
        if (reader.ReadInt32() != words.Count)
        {
            throw new LexiconException(path, "made for another vocabulary");
        }

        _ends = reader.ReadInt32s(words.Count);
        _entries = reader.ReadBytes(reader.ReadInt32() * EntryLength);
    }

    /// <summary>
    /// The words that relate to <paramref name="word"/>, each once with its strongest relation, the strongest first; without the word itself.
    /// Antonyms are among them: they tell of contradiction, and no match may be made of them.
    /// </summary>
    public IReadOnlyList<Relation> Of(string word)
    {
        var found = new Dictionary<int, Relation>();
        var self = _words.Find(word);
        if (self >= 0)
        {
            Add(found, self, PartsOfSpeech.None, 1f);
        }

        foreach (var (lemma, part) in Lemmas(word))
        {
            if (lemma != word)
            {
                Keep(found, _words.Find(lemma), RelationKind.BaseForm, 0.95f);
            }

            Add(found, _words.Find(lemma), part, 1f);
        }

        found.Remove(self);
        return found.Values.OrderByDescending(relation => relation.Weight).ThenBy(relation => relation.Word, StringComparer.Ordinal).ToArray();
    }

    /// <summary>The base forms that a word can be a form of, with the part of speech of each; the word itself where it is one.</summary>
    public IReadOnlyList<(string Lemma, PartsOfSpeech Part)> Lemmas(string word)
    {
        var lemmas = new List<(string, PartsOfSpeech)>();
        var number = _words.Find(word);
        if (number >= 0)
        {
            foreach (var (target, kind, part, _) in Row(number))
            {
                if (kind == RelationKind.BaseForm)
                {
                    Offer(_words[target], part);
                }
            }
        }

        foreach (var (form, part) in Morphology.Candidates(word))
        {
            Offer(form, part);
        }

        return lemmas;

        void Offer(string form, PartsOfSpeech part)
        {
            if (_words.Find(form) is >= 0 and var known && _words.PartsOf(known).HasFlag(part) && !lemmas.Contains((form, part)))
            {
                lemmas.Add((form, part));
            }
        }
    }

    private void Add(Dictionary<int, Relation> found, int word, PartsOfSpeech part, float factor)
    {
        foreach (var (target, kind, of, weight) in Row(word))
        {
            var wanted = part == PartsOfSpeech.None ? of == PartsOfSpeech.None : of == part;
            if (wanted && kind != RelationKind.BaseForm)
            {
                Keep(found, target, kind, weight * factor);
            }
        }
    }

    private void Keep(Dictionary<int, Relation> found, int target, RelationKind kind, float weight)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(found, target, out var known);
        if (!known || kept.Weight < weight)
        {
            kept = new Relation(known ? kept.Word : _words[target], kind, weight);
        }
    }

    private IEnumerable<(int Target, RelationKind Kind, PartsOfSpeech Part, float Weight)> Row(int word)
    {
        var end = End(word);
        for (var at = word == 0 ? 0 : End(word - 1); at < end; at++)
        {
            yield return Entry(at);
        }
    }

    private int End(int word) => MemoryMarshal.Cast<byte, int>(_ends.Span)[word];

    /// <summary>Three bytes of word number, then kind and part of speech, then the weight in 255ths.</summary>
    private (int Target, RelationKind Kind, PartsOfSpeech Part, float Weight) Entry(int at)
    {
        var entry = _entries.Span.Slice(at * EntryLength, EntryLength);
        var part = (PartsOfSpeech)(entry[3] >> 4);
        return (entry[0] | (entry[1] << 8) | (entry[2] << 16), (RelationKind)(entry[3] & 0xF), part, entry[4] / 255f);
    }

    /// <summary>The bytes of one entry, as the builder writes them.</summary>
    public static byte[] Pack(int target, RelationKind kind, PartsOfSpeech part, double weight) =>
        [(byte)target, (byte)(target >> 8), (byte)(target >> 16), (byte)((byte)kind | ((byte)part << 4)), (byte)Math.Clamp(Math.Round(weight * 255), 1, 255)];
}

/// <summary>A word that relates to another.</summary>
/// <param name="Word">The related word, folded.</param>
/// <param name="Kind">How it relates.</param>
/// <param name="Weight">How near the meaning is, above 0 to 1; rarer senses of either word weigh less.</param>
internal readonly record struct Relation(string Word, RelationKind Kind, float Weight);

/// <summary>How one word relates to another; half a byte in the relations file, so never renumbered.</summary>
internal enum RelationKind : byte
{
    /// <summary>They can mean the same: <c>prompt</c>, <c>inspire</c>.</summary>
    Synonym = 0,

    /// <summary>One is formed from the other: <c>recognise</c>, <c>recognition</c>; <c>Russian</c>, <c>Russia</c>.</summary>
    Derivation = 1,

    /// <summary>The other is the wider word: <c>embassy</c>, <c>building</c>.</summary>
    Hypernym = 2,

    /// <summary>The other is the narrower word: <c>weapon</c>, <c>gun</c>.</summary>
    Hyponym = 3,

    /// <summary>Adjectives of much the same sense: <c>official</c>, <c>formal</c>.</summary>
    Similar = 4,

    /// <summary>Part, member or whole of the other: <c>Kabul</c>, <c>Afghanistan</c>.</summary>
    Part = 5,

    /// <summary>Verbs where one brings about or includes the other: <c>kill</c>, <c>die</c>.</summary>
    Entailment = 6,

    /// <summary>The opposite: <c>weaken</c>, <c>strengthen</c>. Never counted as a match.</summary>
    Antonym = 7,

    /// <summary>The other stands in the dictionary's explanation of the word.</summary>
    Gloss = 8,

    /// <summary>The same word spelled otherwise: <c>recognise</c>, <c>recognize</c>; <c>Taleban</c>, <c>Taliban</c>.</summary>
    Spelling = 9,

    /// <summary>The other is the word's base form, irregularly formed: <c>sought</c>, <c>seek</c>.</summary>
    BaseForm = 10,

    /// <summary>Only the word vectors say that the two are close.</summary>
    Neighbour = 11,
}
