namespace RussiaTaliban.Storage;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Which database. Default: SQLite where the service has a data folder (the command line's <c>--data</c>), else none.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>The connection string, in the provider's own format. Needed for PostgreSQL; default for SQLite: the file <c>briefing.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }
}

/// <summary>Where the service keeps what must outlive it.</summary>
public enum StorageProvider
{
    /// <summary>Nowhere: subscriptions end with the process. For tests and demonstrations.</summary>
    None,

    /// <summary>A file beside the service: one replica.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, version 12 or newer: any number of replicas.</summary>
    Postgres,
}
