using System.Diagnostics;
using RussiaTaliban.Tests;

namespace RussiaTaliban.FunctionalTests;

/// <summary>npm packages of a platform, installed from their lock file on first use. Where that cannot be done the test is skipped and says why.</summary>
/// <param name="platform">The folder whose npm folder is meant.</param>
internal sealed class NodePackages(string platform)
{
    private static readonly SemaphoreSlim Installing = new(1);

    private readonly string _folder = Path.Combine(Repository.Root, "tests", "RussiaTaliban.FunctionalTests", platform, "npm");

    /// <summary>Runs a script of the folder.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string script, string? input = null, params IEnumerable<string> arguments)
    {
        await InstallAsync();
        return await StartAsync("node", [script, .. arguments], input);
    }

    /// <summary>The path of a file of a package.</summary>
    public async Task<string> FileAsync(string path)
    {
        await InstallAsync();
        return Path.Combine(_folder, "node_modules", path);
    }

    private async Task InstallAsync()
    {
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (File.Exists(Path.Combine(_folder, "node_modules", ".package-lock.json")))
            {
                return;
            }

            var (code, output) = await StartAsync("npm", ["ci", "--no-audit", "--no-fund"], input: null);
            Assert.SkipUnless(code == 0, $"npm ci failed here: {output}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private async Task<(int ExitCode, string Output)> StartAsync(string file, IEnumerable<string> arguments, string? input)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{file} is not installed here: Node.js 20 brings it.");
        }

        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
    }
}
