using System.Globalization;
using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.LexiconBuilder.WordNet;

/// <summary>Princeton WordNet as its dict files have it (wndb(5WN)): data.*, index.* and *.exc.</summary>
internal sealed class WordNetDatabase
{
    private static readonly (string Name, PartsOfSpeech Part)[] Files =
        [("noun", PartsOfSpeech.Noun), ("verb", PartsOfSpeech.Verb), ("adj", PartsOfSpeech.Adjective), ("adv", PartsOfSpeech.Adverb)];

    private readonly Dictionary<string, List<Sense>> _senses = new(StringComparer.Ordinal);
    private readonly List<(string Form, string Lemma, PartsOfSpeech Part)> _irregular = [];

    private WordNetDatabase()
    {
    }

    public Dictionary<SynsetKey, Synset> Synsets { get; } = [];

    /// <summary>Every lemma, lower case with underscores, and its senses, the commonest first within a part of speech.</summary>
    public IReadOnlyDictionary<string, List<Sense>> Senses => _senses;

    /// <summary>Irregular forms with their base forms.</summary>
    public IReadOnlyList<(string Form, string Lemma, PartsOfSpeech Part)> Irregular => _irregular;

    /// <summary>Reads the folder that holds data.noun and its kin.</summary>
    public static WordNetDatabase Read(string directory)
    {
        var database = new WordNetDatabase();
        foreach (var (name, part) in Files)
        {
            database.ReadData(Path.Combine(directory, $"data.{name}"), part);
            database.ReadIndex(Path.Combine(directory, $"index.{name}"), part);
            foreach (var fields in File.ReadLines(Path.Combine(directory, $"{name}.exc")).Select(line => line.Split(' ')))
            {
                database._irregular.AddRange(fields.Skip(1).Select(lemma => (fields[0], lemma, part)));
            }
        }

        return database;
    }

    private void ReadData(string path, PartsOfSpeech part)
    {
        foreach (var line in File.ReadLines(path).Where(line => !line.StartsWith(' ')))
        {
            var bar = line.IndexOf(" | ", StringComparison.Ordinal);
            var fields = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var lemmas = Enumerable.Range(0, words).Select(word => WithoutMarker(fields[4 + (2 * word)])).ToArray();
            var at = 4 + (2 * words);
            var pointers = new Pointer[int.Parse(fields[at], CultureInfo.InvariantCulture)];
            at++;
            for (var pointer = 0; pointer < pointers.Length; pointer++, at += 4)
            {
                pointers[pointer] = new Pointer(fields[at], new SynsetKey(PartOf(fields[at + 2]), fields[at + 1]), Hex(fields[at + 3][..2]), Hex(fields[at + 3][2..]));
            }

            Synsets.Add(new SynsetKey(part, fields[0]), new Synset(part, lemmas, pointers, line[(bar + 3)..].Trim()));
        }
    }

    private void ReadIndex(string path, PartsOfSpeech part)
    {
        foreach (var line in File.ReadLines(path).Where(line => !line.StartsWith(' ')))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var senses = int.Parse(fields[2], CultureInfo.InvariantCulture);
            var list = _senses.TryGetValue(fields[0], out var known) ? known : _senses[fields[0]] = [];
            list.AddRange(fields[^senses..].Select((offset, rank) => new Sense(new SynsetKey(part, offset), rank)));
        }
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Adjectives may carry where they stand: <c>galore(ip)</c>.</summary>
    private static string WithoutMarker(string lemma) => lemma.EndsWith(')') ? lemma[..lemma.IndexOf('(', StringComparison.Ordinal)] : lemma;

    private static PartsOfSpeech PartOf(string letter) => letter switch
    {
        "n" => PartsOfSpeech.Noun,
        "v" => PartsOfSpeech.Verb,
        "r" => PartsOfSpeech.Adverb,
        _ => PartsOfSpeech.Adjective,
    };
}
