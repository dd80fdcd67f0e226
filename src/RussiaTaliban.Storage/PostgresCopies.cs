using System.ComponentModel;
using System.Diagnostics;
using Npgsql;
using RussiaTaliban.Chat;

namespace RussiaTaliban.Storage;

/// <summary>Copies of a database, made and put back while the service runs.</summary>
public interface IDatabaseCopies
{
    /// <summary>Writes a copy, as of one moment, that only this user may read. What has been at that path is replaced once the copy is whole and sound.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be read; an IOException where the copy cannot be written.</exception>
    Task BackUpAsync(string path, CancellationToken cancellationToken);

    /// <summary>Puts a copy in the place of what the database holds, in one step for everybody who has it open.</summary>
    /// <returns>What is the matter with the copy; null where it has been put back.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be written.</exception>
    Task<string?> RestoreAsync(string path, TimeProvider time, CancellationToken cancellationToken);
}

/// <summary>
/// Copies of a PostgreSQL database by its own tools, pg_dump and pg_restore, which must be installed and no older than the server. A copy is what
/// <c>pg_dump --format=custom</c> makes.
/// </summary>
/// <param name="connection">The connection string. The password goes to the tools by their environment, never by the command line, which everybody can read.</param>
public sealed class PostgresCopies(Database database, string connection) : IDatabaseCopies
{
    private const string History = "__EFMigrationsHistory";

    /// <inheritdoc/>
    public async Task BackUpAsync(string path, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        File.Delete(part);
        DatabaseFile.Make(part);
        var (status, _, fault) = await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--file={part}"], cancellationToken);
        if (status != 0)
        {
            File.Delete(part);
            throw new StorageUnavailableException($"pg_dump failed: {fault}");
        }

        File.Move(part, path, overwrite: true);
    }

    /// <inheritdoc/>
    public async Task<string?> RestoreAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return $"there is no file “{path}”";
        }

        // Read to its end first: half a copy must not take the place of a whole database.
        var (status, _, _) = await RunAsync("pg_restore", [$"--file={(OperatingSystem.IsWindows() ? "NUL" : "/dev/null")}", path], cancellationToken);
        var (_, script, _) = await RunAsync("pg_restore", ["--data-only", $"--table={History}", "--file=-", path], cancellationToken);
        var changes = Changes(script);
        if (status != 0 || changes.Count == 0)
        {
            return $"“{path}” is damaged, or is not a copy of this program’s database";
        }

        if (await database.RunAsync((context, _) => Task.FromResult(changes.Except(context.Database.GetMigrations()).Max()), cancellationToken) is { } newer)
        {
            return $"“{path}” was made by a newer version of this program ({newer})";
        }

        string[] arguments = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--dbname={Server.Database}", path];
        var (restored, _, fault) = await RunAsync("pg_restore", arguments, cancellationToken);
        if (restored != 0)
        {
            throw new StorageUnavailableException($"pg_restore failed, and nothing was changed: {fault}");
        }

        // A copy of an older version is brought up to date at once; a service that runs would find out at its next use.
        await database.RunAsync(
            async (context, token) =>
            {
                await context.Database.MigrateAsync(token);
                return true;
            },
            cancellationToken);
        return null;
    }

    private NpgsqlConnectionStringBuilder Server => new(connection);

    /// <summary>The changes that the copy's history lists: the first column of its rows.</summary>
    private static List<string> Changes(string script)
    {
        var lines = script.Split('\n');
        var start = Array.FindIndex(lines, line => line.StartsWith("COPY ", StringComparison.Ordinal) && line.Contains(History, StringComparison.Ordinal));
        return start < 0 ? [] : [.. lines.Skip(start + 1).TakeWhile(line => line.TrimEnd('\r') != "\\.").Select(line => line.Split('\t')[0])];
    }

    private async Task<(int Status, string Output, string Fault)> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", Server.Host), ("PGPORT", $"{Server.Port}"), ("PGUSER", Server.Username), ("PGPASSWORD", Server.Password), ("PGDATABASE", Server.Database),
            ("PGSSLMODE", Server.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
            ("PGSSLROOTCERT", Server.RootCertificate),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        try
        {
            using var process = Process.Start(start)!;
            var (output, fault) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, (await fault).Trim().ReplaceLineEndings(" "));
        }
        catch (Win32Exception)
        {
            throw new StorageUnavailableException($"{tool} is not installed; it comes with PostgreSQL's client programs");
        }
    }
}
