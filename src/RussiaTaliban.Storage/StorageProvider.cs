namespace RussiaTaliban.Storage;

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
