using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests.Playground;

/// <summary>Microsoft's Agents Playground as a Teams client of a running service. Where it cannot be had, the tests are skipped and say why.</summary>
public sealed class PlaygroundFixture : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "RussiaTaliban.FunctionalTests", "Playground", "npm");

    private RunningService? _service;
    private Process? _process;
    private Uri? _address;
    private string? _absence;

    /// <summary>The Playground's page; ends the test as skipped where there is none.</summary>
    public Uri Address
    {
        get
        {
            Assert.SkipWhen(_address is null, _absence ?? "The Playground is not there.");
            return _address!;
        }
    }

    internal RunningService Service => _service ?? throw new InvalidOperationException("The service has not been started.");

    public async ValueTask InitializeAsync()
    {
        if (!await InstallAsync())
        {
            return;
        }

        _service = await RunningService.StartAsync();
        await WarmUpAsync(_service);
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var address = new Uri($"http://127.0.0.1:{port}/");
        var start = Start("node", "node_modules/@microsoft/m365agentsplayground/cli.js", "start", "-c", "msteams", "-p", port, "--su", address + "_connector", "--dt");
        start.Environment["BOT_ENDPOINT"] = new Uri(_service.Address, "api/messages").AbsoluteUri;
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["NODE_OPTIONS"] = "--require " + Path.Combine(Folder, "loopback.cjs");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _address = await AnswersAsync(address) ? address : null;
        _absence = "The Playground did not start.";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    /// <summary>One question before the browser's, so that its waits do not measure a cold start on a loaded machine.</summary>
    private static async Task WarmUpAsync(RunningService service)
    {
        const string Question = """{"type":"message","id":"warm","text":"who?","deliveryMode":"expectReplies","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","from":{"id":"warm"},"recipient":{"id":"bot"},"conversation":{"id":"warm"}}""";
        using var body = new StringContent(Question, System.Text.Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync(new Uri("api/messages", UriKind.Relative), body);
        Assert.True(response.IsSuccessStatusCode, $"the service answers {response.StatusCode}");
    }

    private async Task<bool> InstallAsync()
    {
        try
        {
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                using var npm = Process.Start(Start("npm", "ci", "--no-audit", "--no-fund"))!;
                var output = npm.StandardOutput.ReadToEndAsync();
                var errors = npm.StandardError.ReadToEndAsync();
                await npm.WaitForExitAsync();
                _absence = npm.ExitCode == 0 ? null : $"npm ci failed here: {await output} {await errors}";
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _absence = "Node.js is not installed here.";
        }

        return _absence is null;
    }

    private static ProcessStartInfo Start(string file, params string[] arguments) => new(file, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        using var client = new HttpClient();
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var response = await client.GetAsync(address);
                return response.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            }
        }

        return false;
    }
}
