using System.Collections.Concurrent;
using System.Diagnostics;

namespace RussiaTaliban.Tests.Slack.Survival;

/// <summary>The built program, serving; to be ended by SIGTERM or SIGKILL.</summary>
internal sealed class ServiceProcess : IDisposable
{
    /// <summary>A start takes seconds; on a busy machine a minute.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private bool _isDisposed;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServiceProcess> StartAsync(string data, IReadOnlyDictionary<string, string> settings)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.Host.dll"), "serve", "--environment", "Development",
            "--corpus", Repository.Corpus, "--data", data, "--urls", "http://127.0.0.1:0",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            Keep(said, line.Data);
            if (line.Data?.StartsWith("Chat page:", StringComparison.Ordinal) == true)
            {
                listening.TrySetResult();
            }
        };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The service ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var service = new ServiceProcess(process);
        try
        {
            await listening.Task.WaitAsync(StartLimit, TimeProvider.System, TestContext.Current.CancellationToken);
            return service;
        }
        catch (Exception fault) when (fault is InvalidOperationException or TimeoutException)
        {
            service.Dispose();
            throw new InvalidOperationException($"The service did not start: {fault.Message} It said last:\n{string.Join('\n', said)}", fault);
        }
    }

    /// <summary>The last lines, so that a start that fails says why.</summary>
    private static void Keep(ConcurrentQueue<string> said, string? line)
    {
        if (line is not null)
        {
            said.Enqueue(line);
            while (said.Count > 40)
            {
                said.TryDequeue(out _);
            }
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as a container's platform does, and waits.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A second time nothing: a service whose successor did not start is disposed of by the test as well.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
