using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Terminal;

/// <summary>The options that every command takes.</summary>
public sealed class SharedOptions(ComposeBriefing compose)
{
    /// <summary>Puts together what a command that asks the corpus needs.</summary>
    public ComposeBriefing Compose { get; } = compose;

    /// <summary>The corpus folder. Default: <c>corpus</c> in the current folder, else the one beside the program.</summary>
    public Option<string> Corpus { get; } = new("--corpus")
    {
        Description = "The folder of articles",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => CorpusFolder.Default(),
    };

    /// <summary>The folder of what is kept on disk. Default: <see cref="DataFolder.Default"/>.</summary>
    public Option<string> Data { get; } = new("--data")
    {
        Description = "The folder for the database and the indexes of large corpora; the Storage settings take precedence",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => DataFolder.Default,
    };

    /// <summary>Whether a faulty file, or one that can be read only in part, stops the command.</summary>
    public Option<bool> Strict { get; } = new("--strict")
    {
        Description = "Stop at any error in the corpus; without this option, an invalid file is skipped and reported",
        Recursive = true,
    };

    /// <summary>The hosting environment, above the environment variables.</summary>
    public Option<string?> Environment { get; } = new("--environment")
    {
        // Said twice, the last counts.
        Arity = new ArgumentArity(1, 8),
        CustomParser = result => result.Tokens[^1].Value,
        Description = "Development or Production (default); takes precedence over DOTNET_ENVIRONMENT, which takes precedence over ASPNETCORE_ENVIRONMENT",
        HelpName = "NAME",
        Recursive = true,
        Hidden = true,
    };

    /// <summary>The hosting environment where nobody says any; <c>dotnet run</c> gives Development.</summary>
    public Option<string?> EnvironmentDefault { get; } = new("--environment-default")
    {
        Description = "The environment to use if neither --environment nor an environment variable names one",
        HelpName = "NAME",
        Recursive = true,
        Hidden = true,
    };
}

/// <summary>The default location of the corpus.</summary>
public static class CorpusFolder
{
    private const string Name = "corpus";

    public static string Default() =>
        !Directory.Exists(Name) && Path.Combine(AppContext.BaseDirectory, Name) is var beside && Directory.Exists(beside) ? beside : Name;
}

/// <summary>The folder of everything that the service keeps on disk: the database and the indexes of large corpora.</summary>
public static class DataFolder
{
    /// <summary>The user's own data folder, where nobody says <c>--data</c>.</summary>
    public static string Default =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "russia-taliban");

    /// <summary>The folder of the index of one corpus folder.</summary>
    /// <param name="dataDirectory">The data folder; null for <see cref="Default"/>.</param>
    /// <param name="corpusDirectory">The folder of articles; each folder has a separate index.</param>
    public static string IndexOf(string? dataDirectory, string corpusDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpusDirectory));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        return Path.Combine(dataDirectory ?? Default, "index", $"{Path.GetFileName(path)}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}");
    }
}

/// <summary>Reports that a command failed: a line for each error on standard error.</summary>
public static class Failure
{
    /// <summary>Maximum number of corpus errors that are listed if a command continues.</summary>
    private const int MaxWarnings = 10;

    /// <summary>Tells what was left out of a corpus where a command goes on without it.</summary>
    public static void Warn(IReadOnlyCollection<object> faults)
    {
        foreach (var fault in faults.Take(MaxWarnings))
        {
            Console.Error.WriteLine($"warning: {fault}");
        }

        if (faults.Count > MaxWarnings)
        {
            Console.Error.WriteLine($"warning: and {faults.Count - MaxWarnings} more; “index” lists them all");
        }
    }

    /// <summary>Tells every fault and gives the exit code.</summary>
    public static int Tell(IEnumerable<object> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"error: {fault}");
        }

        return ExitCodes.Failed;
    }
}
