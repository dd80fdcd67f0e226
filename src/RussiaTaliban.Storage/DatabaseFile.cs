using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace RussiaTaliban.Storage;

/// <summary>SQLite's file: whose eyes it is for, and whether it is still the one that was opened.</summary>
/// <param name="path">Its full path.</param>
internal sealed class DatabaseFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int HasMovedOperation = 20;

    private static readonly byte[] Main = [.. "main"u8, 0];

    public string Folder { get; } = Path.GetDirectoryName(path)!;

    /// <summary>The file of a connection; null for a database in memory.</summary>
    public static DatabaseFile? Of(string connection) =>
        new SqliteConnectionStringBuilder(connection) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file } && file[0] != ':'
            ? new DatabaseFile(Path.GetFullPath(file))
            : null;

    /// <summary>Makes the folder and the file where they are not there. Only this user may read them: SQLite gives its other two files the rights of the first.</summary>
    public void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
            return;
        }

        if (!Directory.Exists(Folder))
        {
            Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        if (!File.Exists(path))
        {
            Make(path);
        }

        foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
        {
            Restrict(file);
        }
    }

    /// <summary>Makes an empty file that only this user may read.</summary>
    public static void Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var made = new FileStream(file, options);
    }

    /// <summary>Lets nobody but its owner read a file; on Windows a profile's folder does that.</summary>
    public static void Restrict(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            {
                File.SetUnixFileMode(file, OwnerOnly);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's file, which this user may use all the same: its rights are theirs to give.
        }
    }

    /// <summary>Whether somebody has moved the file of an open connection away or put another in its place: the connection would go on with one that nobody sees.</summary>
    /// <remarks>SQLITE_FCNTL_HAS_MOVED, which the package has no method for. Windows keeps an open file from being moved.</remarks>
    public static bool HasMoved(SqliteConnection connection) => connection.Handle is { } handle && FileControl(handle, Main, HasMovedOperation, out var moved) == 0 && moved != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static extern int FileControl(SafeHandle database, byte[] name, int operation, out int result);
}
