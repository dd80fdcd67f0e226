using System.Diagnostics;
using System.Text.Json;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>The packages in use are known: looked up in the registry's advisories at each restore, and listed in a bill of materials.</summary>
public sealed class PackageAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Restore_LooksForKnownVulnerabilities_OfTransitivePackagesToo()
    {
        var properties = File.ReadAllText(Path.Combine(Repository.Root, "src", "Directory.Build.props"));
        Assert.Contains("<NuGetAudit>true</NuGetAudit>", properties, StringComparison.Ordinal);
        Assert.Contains("<NuGetAuditMode>all</NuGetAuditMode>", properties, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("NuGetAudit", StringComparison.Ordinal));
    }

    /// <summary>What the built program loads, by the list that the SDK wrote beside it.</summary>
    [Fact]
    public async Task BillOfMaterials_NamesEveryPackageOfTheProgram()
    {
        var file = Path.Combine(_folder.Path, "sbom.json");
        using var node = Start(file);
        Assert.SkipWhen(node is null, "Node.js is not installed.");
        await node!.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);

        using var bom = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var listed = bom.RootElement.GetProperty("components").EnumerateArray().ToDictionary(one => one.GetProperty("purl").GetString()!, StringComparer.OrdinalIgnoreCase);
        using var built = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "RussiaTaliban.Host.deps.json"), TestContext.Current.CancellationToken));
        var loaded = built.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => "pkg:nuget/" + library.Name.Replace('/', '@'))
            .ToList();

        Assert.NotEmpty(loaded);
        Assert.DoesNotContain(loaded, package => !listed.ContainsKey(package));
        Assert.Equal("CycloneDX", bom.RootElement.GetProperty("bomFormat").GetString());
        Assert.All(listed.Values, one => Assert.Equal(128, one.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length));
    }

    private static Process? Start(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "deploy", "sbom.mjs"), file]) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
