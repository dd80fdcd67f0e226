namespace RussiaTaliban.Storage;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Which database: Sqlite, Postgres or None. Default: SQLite if the service has a data folder (<c>--data</c> on the command line, which has a
    /// default), otherwise none.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>The connection string, in the provider's own format. Needed for PostgreSQL; default for SQLite: the file <c>briefing.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The folder of the keys that encrypt the tokens of installed Slack workspaces (<c>Slack:OAuth:ClientId</c>); all replicas need the same. Default: <c>keys</c> in the data folder with
    /// SQLite; with PostgreSQL the keys are in the database, and whoever reads it can decrypt the tokens.
    /// </summary>
    public string? KeyFolder { get; set; }
}

/// <summary>Where the service stores data that must survive a restart.</summary>
public enum StorageProvider
{
    /// <summary>Nowhere: subscriptions end with the process. For tests and demonstrations.</summary>
    None,

    /// <summary>A file beside the service: one replica.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, version 12 or newer: any number of replicas.</summary>
    Postgres,
}
