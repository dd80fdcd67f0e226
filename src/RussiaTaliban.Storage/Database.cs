using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RussiaTaliban.Chat;
using RussiaTaliban.Storage.Postgres;
using RussiaTaliban.Storage.Sqlite;

namespace RussiaTaliban.Storage;

/// <summary>
/// The one door to the database. It is made and migrated at the first use; where that or anything after fails because of the database (away, full,
/// locked, damaged), the caller gets a <see cref="StorageUnavailableException"/>, and the next use tries again.
/// </summary>
public sealed class Database : IDisposable
{
    private const int LockPatienceSeconds = 5;

    /// <summary>SQLITE_ERROR, which of a statement that is right means that its table is not there.</summary>
    private const int NoSuchTable = 1;

    private readonly StorageProvider _provider;
    private readonly string _connection;
    private readonly ILogger<Database> _logger;
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private volatile bool _ready;
    private volatile bool _told;

    /// <summary>A door to a database that has not been looked at yet.</summary>
    public Database(StorageOptions options, ILogger<Database> logger)
    {
        _provider = options.Provider;
        var connection = options.ConnectionString ?? throw new ArgumentException("A database needs a connection string.", nameof(options));
        _connection = _provider == StorageProvider.Sqlite ? WithPatience(connection) : connection;
        _logger = logger;
    }

    /// <summary>Makes and migrates the database. Tells a fault in the log and returns false: the service starts all the same.</summary>
    public async Task<bool> TryPrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync((_, _) => Task.FromResult(true), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    internal async Task<T> RunAsync<T>(Func<StorageContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = Open();
            await PrepareAsync(context, cancellationToken);
            var result = await work(context, cancellationToken);
            _told = false;
            return result;
        }
        catch (Exception fault) when (Reason(fault) is not null)
        {
            var reason = Reason(fault)!;
            if (AreTablesMissing(fault is DbException ? fault : fault.InnerException ?? fault))
            {
                _ready = false;
            }

            if (!_told)
            {
                _told = true;
                Log.Unusable(_logger, _provider, reason);
            }

            throw new StorageUnavailableException(reason, fault);
        }
    }

    /// <summary>What some rows say, to be read only.</summary>
    internal Task<IReadOnlyList<T>> ListAsync<TRow, T>(Func<StorageContext, IQueryable<TRow>> find, Func<TRow, T> read, CancellationToken cancellationToken)
        where TRow : class => RunAsync<IReadOnlyList<T>>(
        async (context, token) => [.. (await find(context).AsNoTracking().ToListAsync(token)).Select(read)], cancellationToken);

    /// <summary>The same in a transaction that begins with the right to write.</summary>
    internal Task<T> ChangeAsync<T>(Func<StorageContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (context, token) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            var result = await work(context, token);
            await context.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return result;
        },
        cancellationToken);

    internal Task ChangeAsync(Func<StorageContext, CancellationToken, Task> work, CancellationToken cancellationToken) => ChangeAsync(
        async (context, token) =>
        {
            await work(context, token);
            return true;
        },
        cancellationToken);

    /// <summary>Fills the row there is, else a new one. Meanwhile nobody else holds the name, so that two replicas do not add the same row.</summary>
    internal Task SaveAsync<TRow>(
        string name, Func<StorageContext, IQueryable<TRow>> find, Func<TRow> make, Action<TRow> fill, CancellationToken cancellationToken)
        where TRow : class => ChangeAsync(
        async (context, token) =>
        {
            await context.LockNameAsync(name, token);
            var row = await find(context).SingleOrDefaultAsync(token) ?? context.Add(make()).Entity;
            fill(row);
        },
        cancellationToken);

    public void Dispose()
    {
        _preparing.Dispose();
        if (_provider == StorageProvider.Sqlite)
        {
            using var connection = new SqliteConnection(_connection);
            SqliteConnection.ClearPool(connection);
        }
    }

    private StorageContext Open() => _provider == StorageProvider.Postgres
        ? new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(_connection).Options)
        : new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(_connection).Options);

    private async Task PrepareAsync(StorageContext context, CancellationToken cancellationToken)
    {
        if (_ready)
        {
            return;
        }

        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
            {
                if (Folder is { } folder)
                {
                    Directory.CreateDirectory(folder);
                }

                if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                {
                    await MigrateAsync(context, cancellationToken);
                }

                _ready = true;
                Log.Ready(_logger, _provider);
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>
    /// On SQLite the framework's lock on migrations is a row, which a killed process leaves behind for ever. A lock on a file ends with its process:
    /// who has that one knows that nobody else migrates, and may take the row away.
    /// </summary>
    private async Task MigrateAsync(StorageContext context, CancellationToken cancellationToken)
    {
        if (Folder is not { } folder)
        {
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }

        await using var alone = new FileStream(Path.Combine(folder, "migrating.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            await context.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock";""", cancellationToken);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == NoSuchTable)
        {
            // A new database.
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The folder of SQLite's file; null for PostgreSQL and for a database in memory.</summary>
    private string? Folder => _provider == StorageProvider.Sqlite
        && new SqliteConnectionStringBuilder(_connection) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
        && file[0] != ':'
            ? Path.GetDirectoryName(Path.GetFullPath(file))
            : null;

    /// <summary>Somebody has put another database in the place of the one that was prepared.</summary>
    private static bool AreTablesMissing(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 1 } sqlite => sqlite.Message.Contains("no such table", StringComparison.Ordinal),
        DbException { SqlState: "42P01" } => true,
        _ => false,
    };

    /// <summary>A locked file is waited for a few seconds, not the half minute that is usual: somebody waits for an answer.</summary>
    private static string WithPatience(string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Default Timeout"))
        {
            builder.DefaultTimeout = LockPatienceSeconds;
        }

        return builder.ConnectionString;
    }

    /// <summary>What is the matter with the database, in words for a log; null for a fault of ours.</summary>
    private static string? Reason(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 11 or 26 } => "the file is damaged or is no database; move it away to begin anew, or restore a copy",
        SqliteException { SqliteErrorCode: 13 } => "the disk is full",
        SqliteException { SqliteErrorCode: 5 or 6 } => "it is locked by another program",
        SqliteException { SqliteErrorCode: 8 or 14 or 10 or 23 } sqlite => $"the file cannot be opened, read or written (SQLite error {sqlite.SqliteErrorCode})",
        _ when AreTablesMissing(fault) => "its tables are missing; they are made anew at the next use",
        SqliteException { SqliteErrorCode: 1 or 19 or 20 or 21 or 25 } => null,
        SqliteException sqlite => $"SQLite error {sqlite.SqliteErrorCode}",
        DbException { SqlState: "23505" } => null,
        DbException database => $"{database.GetType().Name} {database.SqlState}".TrimEnd(),
        DbUpdateException { InnerException: { } inner } => Reason(inner),
        InvalidOperationException { InnerException: { } inner } => Reason(inner),
        IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException or TimeoutException => fault.GetType().Name,
        _ => null,
    };
}
