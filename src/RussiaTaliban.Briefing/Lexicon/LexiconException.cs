namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>A lexicon file is missing, damaged, of another format version, or of another build than its neighbours. The message names the file and the cure.</summary>
public sealed class LexiconException : Exception
{
    public LexiconException(string path, string fault, Exception? cause = null)
        : base($"{path}: {fault}", cause) => Path = path;

    /// <summary>The file at fault.</summary>
    public string Path { get; }
}
