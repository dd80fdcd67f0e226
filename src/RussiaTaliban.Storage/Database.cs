using System.Data.Common;
using System.Security.Cryptography;
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

    /// <summary>So long after one who waited in vain nobody waits.</summary>
    private const int LockMemorySeconds = 3;

    private const string Locked = "it is locked by another program";

    /// <summary>SQLITE_ERROR, which of a statement that is right means that its table is not there.</summary>
    private const int NoSuchTable = 1;

    private readonly StorageProvider _provider;
    private readonly string _connection;
    private readonly ITextCipher? _cipher;
    private readonly ILogger<Database> _logger;
    private readonly DatabaseFile? _file;
    private readonly SemaphoreSlim _preparing = new(1, 1);

    /// <summary>SQLite has one writer. Who waits here is served in turn; who waits for the file's lock tries again and again, and may lose each time.</summary>
    private readonly SemaphoreSlim? _writing;
    private volatile bool _ready;
    private volatile bool _told;

    /// <summary>When somebody last waited in vain for another program's lock; 0 for never.</summary>
    private long _lockedAt;

    /// <summary>A door to a database that has not been looked at yet.</summary>
    /// <param name="cipher">Encrypts what people wrote; null for nobody.</param>
    public Database(StorageOptions options, ILogger<Database> logger, ITextCipher? cipher = null)
    {
        _cipher = cipher;
        _provider = options.Provider;
        var connection = options.ConnectionString ?? throw new ArgumentException("A database needs a connection string.", nameof(options));
        _connection = _provider == StorageProvider.Sqlite ? WithPatience(connection) : connection;
        _file = _provider == StorageProvider.Sqlite ? DatabaseFile.Of(_connection) : null;
        _writing = _provider == StorageProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;
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

    /// <summary>Whether the database answers a question now.</summary>
    public async Task<bool> TryAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync((context, token) => context.Receipts.AnyAsync(token), cancellationToken);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <summary>The newest change of the database's tables that this program does not know: a newer program made it, and this one would do harm. Null where there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be looked at.</exception>
    public async Task<string?> FindNewerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync((_, _) => Task.FromResult(true), cancellationToken);
            return null;
        }
        catch (StorageUnavailableException fault) when (fault.InnerException is NewerSchemaException newer)
        {
            return newer.Change;
        }
    }

    /// <summary>Writes rows anew that were written with encryption off, or on, where it is the other way now.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be written, or a key is missing.</exception>
    public async Task<int> RewriteAsync(CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var some = await ChangeAsync(EncryptedColumns.RewriteAsync, cancellationToken);
            if (some == 0)
            {
                if (all > 0 && _provider == StorageProvider.Sqlite)
                {
                    // What was written over still stands in free pages of the file, and in its log.
                    await RunAsync((context, token) => context.Database.ExecuteSqlRawAsync("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", token), cancellationToken);
                }

                return all;
            }

            all += some;
        }
    }

    internal async Task<T> RunAsync<T>(Func<StorageContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowWhileLocked();
        try
        {
            await using var context = await OpenAsync(cancellationToken);
            await PrepareAsync(context, cancellationToken);
            var result = await work(context, cancellationToken);
            _told = false;
            return result;
        }
        catch (Exception fault) when (Reason(fault) is not null)
        {
            var reason = Reason(fault)!;
            if (reason == Locked)
            {
                Interlocked.Exchange(ref _lockedAt, TimeProvider.System.GetTimestamp());
            }

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
    internal async Task<T> ChangeAsync<T>(Func<StorageContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // Behind a write that waits for another program's lock nobody waits longer than it does.
        ThrowWhileLocked();
        if (_writing is not null && !await _writing.WaitAsync(TimeSpan.FromSeconds(LockPatienceSeconds), cancellationToken))
        {
            throw new StorageUnavailableException(Locked);
        }

        try
        {
            return await RunAsync(
                async (context, token) =>
                {
                    await using var transaction = await context.Database.BeginTransactionAsync(token);
                    var result = await work(context, token);
                    await context.SaveChangesAsync(token);
                    await transaction.CommitAsync(token);
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            _writing?.Release();
        }
    }

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

    /// <summary>Who comes soon after one who waited in vain is told at once: an answer that asks the database three times does not wait three times.</summary>
    private void ThrowWhileLocked()
    {
        if (Interlocked.Read(ref _lockedAt) is not 0 and var since && TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(LockMemorySeconds))
        {
            throw new StorageUnavailableException(Locked);
        }
    }

    public void Dispose()
    {
        _preparing.Dispose();
        _writing?.Dispose();
        if (_provider == StorageProvider.Sqlite)
        {
            using var connection = new SqliteConnection(_connection);
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>Connections of the pool would go on with a file that was moved away or replaced, which nobody sees any more.</summary>
    private async Task<StorageContext> OpenAsync(CancellationToken cancellationToken)
    {
        var context = Open();
        if (_file is null || !_ready)
        {
            return context;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        if (!DatabaseFile.HasMoved(connection))
        {
            return context;
        }

        Log.AnotherFile(_logger);
        _ready = false;
        SqliteConnection.ClearPool(connection);
        await context.DisposeAsync();
        return Open();
    }

    private StorageContext Open() => _provider == StorageProvider.Postgres
        ? new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(_connection).Options, _cipher)
        : new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(_connection).Options, _cipher);

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
                _file?.Make();
                if ((await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(context.Database.GetMigrations()).Max() is { } newer)
                {
                    throw new NewerSchemaException(newer);
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
        if (_provider == StorageProvider.Postgres && await context.Database.CanConnectAsync(cancellationToken))
        {
            // Replicas that start together on an empty database: the framework's own lock is taken too late for its table of changes. (A database that is not there is made below.)
            await using var alone = Open();
            await using var held = await alone.Database.BeginTransactionAsync(cancellationToken);
            await alone.LockNameAsync("migrations", cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }

        if (_file?.Folder is not { } folder)
        {
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }

        await using var lockFile = new FileStream(Path.Combine(folder, "migrating.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            await context.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock";""", cancellationToken);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == NoSuchTable)
        {
            // A new database.
        }

        // Who reads does not wait for who writes.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal';", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Somebody has put another database in the place of the one that was prepared.</summary>
    private static bool AreTablesMissing(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 1 } sqlite => sqlite.Message.Contains("no such table", StringComparison.Ordinal) || sqlite.Message.Contains("no such column", StringComparison.Ordinal),
        DbException { SqlState: "42P01" or "42703" } => true,
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
        NewerSchemaException newer => $"a newer version of this program has changed it ({newer.Change}); use that version, or restore a backup from before the change",
        SqliteException { SqliteErrorCode: 11 or 26 } => "the file is damaged or is not a database; move it away to start afresh, or restore a copy",
        CryptographicException => "what was encrypted cannot be read: its key is not in Encryption:KeysFolder, or the text was changed",
        SqliteException { SqliteErrorCode: 13 } => "the disk is full",
        SqliteException { SqliteErrorCode: 5 or 6 } => Locked,
        SqliteException { SqliteErrorCode: 8 or 14 or 10 or 23 } sqlite => $"the file cannot be opened, read or written (SQLite error {sqlite.SqliteErrorCode})",
        _ when AreTablesMissing(fault) => "its tables are missing or outdated; they are created again at the next use",
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

/// <summary>The database has been changed by a newer program.</summary>
/// <param name="change">The name of the newest change that this program does not know.</param>
internal sealed class NewerSchemaException(string change) : Exception
{
    public string Change { get; } = change;
}
