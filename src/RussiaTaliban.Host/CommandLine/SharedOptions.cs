using System.CommandLine;
using RussiaTaliban.Host.Composition;

namespace RussiaTaliban.Host.CommandLine;

/// <summary>The options that every command takes.</summary>
internal sealed class SharedOptions
{
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
        Description = "The folder of the database and of the indexes of large corpora; section Storage of the configuration wins over it",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => DataFolder.Default,
    };

    /// <summary>The hosting environment; <c>dotnet run</c> says Development.</summary>
    public Option<string?> Environment { get; } = new("--environment")
    {
        Description = "Development or Production (default)",
        HelpName = "NAME",
        Recursive = true,
        Hidden = true,
    };
}
