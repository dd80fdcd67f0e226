namespace RussiaTaliban.Host.CommandLine;

/// <summary>Where the corpus is when nobody says.</summary>
internal static class CorpusFolder
{
    private const string Name = "corpus";

    public static string Default() =>
        !Directory.Exists(Name) && Path.Combine(AppContext.BaseDirectory, Name) is var beside && Directory.Exists(beside) ? beside : Name;
}
