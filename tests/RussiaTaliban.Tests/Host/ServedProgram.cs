using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RussiaTaliban.Tests.Host;

/// <summary>The built program, served in a process of its own until disposed.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private const string Announcement = "Chat page: ";
    private readonly Process _process;
    private readonly StringBuilder _output;

    private ServedProgram(Process process, int port, StringBuilder output) => (_process, Port, _output) = (process, port, output);

    public int Port { get; }

    /// <summary>What it has written to both streams so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="environment">Added to this process's own, without the variables that name a hosting environment.</param>
    /// <param name="arguments">The command line; it listens on a free port of 127.0.0.1.</param>
    public static async Task<ServedProgram> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.Host.dll")).Append("--urls").Append($"http://127.0.0.1:{port}"))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var output = new StringBuilder();
        var isUp = new TaskCompletionSource();
        DataReceivedEventHandler note = (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }

            if (line.Data?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            {
                isUp.TrySetResult();
            }
        };
        process.OutputDataReceived += note;
        process.ErrorDataReceived += note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new ServedProgram(process, port, output);
        await Task.WhenAny(isUp.Task, process.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.True(isUp.Task.IsCompleted, program.Output);
        return program;
    }

    /// <summary>Sends a request as it stands, over a connection that ends with it; gives the status line.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
