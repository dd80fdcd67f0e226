namespace RussiaTaliban.Tests;

/// <summary>Places of the repository that tests read.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Corpus => Path.Combine(Root, "corpus");

    public static string QualityFile(string name) => Path.Combine(Root, "tests", "RussiaTaliban.Tests", "Quality", name);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "RussiaTaliban.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout of the repository.");
    }
}
