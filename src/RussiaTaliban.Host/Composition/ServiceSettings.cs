namespace RussiaTaliban.Host.Composition;

/// <summary>What the command line says about the service.</summary>
/// <param name="CorpusDirectory">The folder of articles.</param>
internal sealed record ServiceSettings(string CorpusDirectory)
{
    /// <summary>The addresses to listen on, parted by semicolons; null for what configuration says, else <see cref="ServiceHost.DefaultUrl"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>The hosting environment; null for what the environment variables say, else Production.</summary>
    public string? Environment { get; init; }

    /// <summary>Settings that win over every file and environment variable; null for none.</summary>
    public IReadOnlyDictionary<string, string?>? Configuration { get; init; }

    /// <summary>The folder of the SQLite file and of the indexes of large corpora; null keeps subscriptions in the process, unless section <c>Storage</c>
    /// names a database, and indexes in <see cref="DataFolder.Default"/>.</summary>
    public string? DataDirectory { get; init; }
}
