using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RussiaTaliban.Storage;

/// <summary>Copies of SQLite's file.</summary>
public sealed class DatabaseCopies(Database database) : IDatabaseCopies
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task BackUpAsync(string path, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) =>
        {
            await context.Database.OpenConnectionAsync(token);
            var part = path + ".part";
            DeleteAll(part);
            DatabaseFile.Make(part);

            using (var copy = Open(part, SqliteOpenMode.ReadWrite))
            {
                ((SqliteConnection)context.Database.GetDbConnection()).BackupDatabase(copy);

                // One file, which can be copied anywhere and opened where nothing can be written.
                Ask(copy, "PRAGMA journal_mode = 'delete'");
            }

            File.Move(part, path, overwrite: true);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> RestoreAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return $"there is no file “{path}”";
        }

        try
        {
            using var copy = Open(path, SqliteOpenMode.ReadOnly);
            if (Ask(copy, "PRAGMA integrity_check") is not "ok")
            {
                return $"“{path}” is damaged";
            }

            var newest = Ask(copy, """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """);
            return await database.RunAsync(
                async (context, token) =>
                {
                    if (newest is null || !context.Database.GetMigrations().Contains(newest))
                    {
                        return $"“{path}” was made by a newer version of this program ({newest})";
                    }

                    await context.Database.OpenConnectionAsync(token);
                    await PutAsync(copy, (SqliteConnection)context.Database.GetDbConnection(), time, token);

                    // A copy of an older version is brought up to date at once; a service that runs would find out at its next use.
                    await context.Database.MigrateAsync(token);
                    return null;
                },
                cancellationToken);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 1 or 11 or 14 or 26)
        {
            return $"“{path}” is not a copy of this program’s database";
        }
    }

    /// <summary>Who reads just now keeps the copy out for a moment.</summary>
    private static async Task PutAsync(SqliteConnection copy, SqliteConnection live, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                copy.BackupDatabase(live);
                return;
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6 && time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(BetweenTries, time, cancellationToken);
            }
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static string? Ask(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private static void DeleteAll(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + "-journal" })
        {
            File.Delete(file);
        }
    }
}
