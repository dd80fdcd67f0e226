namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// What is known of words before any article is read: relations, countries, spellings, how common a word is, and word vectors.
/// Made by RussiaTaliban.ModelBuilder from the sources in Data/SOURCES.md; immutable, safe to share between threads.
/// </summary>
internal sealed class WordKnowledge
{
    private const string WordsFile = "words.bin";
    private const string RelationsFile = "relations.bin";
    private const string CountriesFile = "countries.bin";
    private const string VectorsFile = "vectors.bin";

    private WordKnowledge(WordTable words, RelationTable relations, CountryTable countries, WordVectors vectors)
    {
        Words = words;
        Relations = relations;
        Countries = countries;
        Vectors = vectors;
        Sentences = new SentenceVectors(words, vectors);
    }

    /// <summary>The vocabulary and how common each word is.</summary>
    public WordTable Words { get; }

    /// <summary>How words relate.</summary>
    public RelationTable Relations { get; }

    /// <summary>Countries by their many names.</summary>
    public CountryTable Countries { get; }

    /// <summary>Word vectors.</summary>
    public WordVectors Vectors { get; }

    /// <summary>Vectors of sentences, from those of their words.</summary>
    public SentenceVectors Sentences { get; }

    /// <summary>Where the build puts the files: beside the program.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "Lexicon", "Data");

    /// <summary>Reads all files of <paramref name="directory"/> (<see cref="DefaultDirectory"/> where null) and checks them against each other.</summary>
    /// <exception cref="LexiconException">A file is missing, damaged, of another version or of another build; the message names it.</exception>
    public static WordKnowledge Load(string? directory = null)
    {
        directory ??= DefaultDirectory;
        var (words, build) = LexiconFile.Read(Path.Combine(directory, WordsFile), LexiconFileKind.Words);
        var table = new WordTable(words, Path.Combine(directory, WordsFile));
        return new WordKnowledge(
            table,
            new RelationTable(Payload(RelationsFile, LexiconFileKind.Relations), table, Path.Combine(directory, RelationsFile)),
            new CountryTable(Payload(CountriesFile, LexiconFileKind.Countries), Path.Combine(directory, CountriesFile)),
            new WordVectors(Payload(VectorsFile, LexiconFileKind.Vectors), table, Path.Combine(directory, VectorsFile)));

        ReadOnlyMemory<byte> Payload(string file, LexiconFileKind kind)
        {
            var path = Path.Combine(directory, file);
            var (payload, madeWith) = LexiconFile.Read(path, kind);
            return madeWith == build ? payload : throw new LexiconException(path, $"made with another {WordsFile} than the one beside it — rebuild all files together");
        }
    }

    /// <summary>Writes the four files that <see cref="Load"/> reads.</summary>
    public static void Save(string directory, ulong build, byte[] words, byte[] relations, byte[] countries, byte[] vectors)
    {
        LexiconFile.Write(Path.Combine(directory, WordsFile), LexiconFileKind.Words, build, words);
        LexiconFile.Write(Path.Combine(directory, RelationsFile), LexiconFileKind.Relations, build, relations);
        LexiconFile.Write(Path.Combine(directory, CountriesFile), LexiconFileKind.Countries, build, countries);
        LexiconFile.Write(Path.Combine(directory, VectorsFile), LexiconFileKind.Vectors, build, vectors);
    }
}
