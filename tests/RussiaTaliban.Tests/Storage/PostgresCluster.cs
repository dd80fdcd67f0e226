using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(RussiaTaliban.Tests.Storage.PostgresCluster))]

namespace RussiaTaliban.Tests.Storage;

/// <summary>
/// The one PostgreSQL server of a test run: in a temporary folder, on loopback at a free port, gone afterwards. It starts for the first test that wants a database, so
/// that a run without one does without it. Not there where PostgreSQL is not installed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Unprivileged = "postgres";
    private readonly string _folder = Directory.CreateTempSubdirectory("russia-taliban-pg-").FullName;
    private int _databases;
    private readonly Lazy<Task> _start;
    private Process? _server;

    public PostgresCluster() => _start = new Lazy<Task>(StartAsync);

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; } = Find("initdb") is null || Find("psql") is null ? "PostgreSQL (initdb, postgres, psql) is not installed." : null;

    private int Port { get; } = FreePort();

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        await _start.Value;
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await RunAsync("psql", "-h", "127.0.0.1", "-p", $"{Port}", "-U", Unprivileged, "-c", $"CREATE DATABASE {name}", "postgres");
        return $"Host=127.0.0.1;Port={Port};Username={Unprivileged};Database={name};Maximum Pool Size=20";
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
            server.Dispose();
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of the server still writes its last file; the folder is a temporary one.
        }
    }

    private async Task StartAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", Unprivileged, _folder);
        }

        var data = Path.Combine(_folder, "data");
        await RunAsServerAsync("initdb", "-D", data, "-A", "trust", "-U", Unprivileged, "--no-sync", "-E", "UTF8", "--no-locale");
        _server = Start(AsServer("postgres", "-D", data, "-h", "127.0.0.1", "-p", $"{Port}", "-k", _folder, "-F", "-N", "500"));
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await RunAsync("psql", "-h", "127.0.0.1", "-p", $"{Port}", "-U", Unprivileged, "-c", "SELECT 1", "postgres");
                return;
            }
            catch (InvalidOperationException) when (attempt < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    private static string[] AsServer(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ["runuser", "-u", Unprivileged, "--", Find(program)!, .. arguments]
        : [Find(program)!, .. arguments];

    private static Task RunAsServerAsync(string program, params string[] arguments) => RunAsync(AsServer(program, arguments));

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed: {error}");
        }
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string? Find(string program)
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(installed)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
