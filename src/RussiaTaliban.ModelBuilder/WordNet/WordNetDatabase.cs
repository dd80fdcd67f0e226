using System.Globalization;
using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.WordNet;

/// <summary>Princeton WordNet as its dict files have it (wndb(5WN)): data.*, index.* and *.exc.</summary>
internal sealed class WordNetDatabase
{
    private static readonly (string Name, PartsOfSpeech Part)[] Files =
        [("noun", PartsOfSpeech.Noun), ("verb", PartsOfSpeech.Verb), ("adj", PartsOfSpeech.Adjective), ("adv", PartsOfSpeech.Adverb)];

    /// <summary>What a first sense that was never met in the tagged texts counts beside those that were.</summary>
    private const double Unmet = 2;

    private readonly Dictionary<string, List<Sense>> _senses = new(StringComparer.Ordinal);
    private readonly List<(string Form, string Lemma, PartsOfSpeech Part)> _irregular = [];
    private readonly Dictionary<(string Lemma, PartsOfSpeech Part, int Rank), int> _tagged = [];

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
        database.ReadCounts(Path.Combine(directory, "cntlist.rev"));
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
            var met = Enumerable.Range(0, senses).Select(rank => Unmet / (1 + rank) + _tagged.GetValueOrDefault((fields[0], part, rank))).ToArray();
            list.AddRange(fields[^senses..].Select((offset, rank) => new Sense(new SynsetKey(part, offset), rank, met[rank] / met.Sum())));
        }
    }

    /// <summary>Lines of sense key, sense number from 1, count; a sense key starts with the lemma, a percent sign and the part of speech from 1.</summary>
    private void ReadCounts(string path)
    {
        foreach (var fields in File.ReadLines(path).Select(line => line.Split(' ')))
        {
            var percent = fields[0].IndexOf('%', StringComparison.Ordinal);
            var part = fields[0][percent + 1] switch { '1' => PartsOfSpeech.Noun, '2' => PartsOfSpeech.Verb, '4' => PartsOfSpeech.Adverb, _ => PartsOfSpeech.Adjective };
            _tagged[(fields[0][..percent], part, int.Parse(fields[1], CultureInfo.InvariantCulture) - 1)] = int.Parse(fields[2], CultureInfo.InvariantCulture);
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
