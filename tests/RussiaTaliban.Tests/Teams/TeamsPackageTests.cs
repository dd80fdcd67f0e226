using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using RussiaTaliban.Teams.Package;

namespace RussiaTaliban.Tests.Teams;

public sealed class TeamsPackageTests
{
    private static readonly TeamsPackageValues Values = new("11111111-2222-3333-4444-555555555555", "briefing.example.org", "The \"Desk\"");

    [Fact]
    public void Write_Package_HoldsAManifestWithoutGapsAndBothIcons()
    {
        using var package = new MemoryStream();
        TeamsPackage.Write(package, Values);

        using var zip = new ZipArchive(package, ZipArchiveMode.Read);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var manifest = JsonDocument.Parse(TeamsPackage.Manifest(Values));
        Assert.DoesNotContain("{{", manifest.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Values.Developer, manifest.RootElement.GetProperty("developer").GetProperty("name").GetString());
        Assert.Equal((192, 192), Size(zip, "color.png"));
        Assert.Equal((32, 32), Size(zip, "outline.png"));
    }

    /// <summary>The limits of the manifest schema 1.29 for what this manifest says.</summary>
    [Fact]
    public void Manifest_Texts_KeepToTheirLimits()
    {
        using var manifest = JsonDocument.Parse(TeamsPackage.Manifest(Values));
        var root = manifest.RootElement;
        Assert.Equal("1.29", root.GetProperty("manifestVersion").GetString());
        Assert.InRange(root.GetProperty("name").GetProperty("short").GetString()!.Length, 1, 30);
        Assert.InRange(root.GetProperty("name").GetProperty("full").GetString()!.Length, 1, 100);
        Assert.InRange(root.GetProperty("description").GetProperty("short").GetString()!.Length, 1, 80);
        Assert.InRange(root.GetProperty("description").GetProperty("full").GetString()!.Length, 1, 4000);
        foreach (var list in root.GetProperty("bots")[0].GetProperty("commandLists").EnumerateArray())
        {
            Assert.InRange(list.GetProperty("commands").GetArrayLength(), 1, 12);
        }

        foreach (var command in root.GetProperty("composeExtensions")[0].GetProperty("commands").EnumerateArray())
        {
            Assert.InRange(command.GetProperty("title").GetString()!.Length, 1, 32);
            Assert.InRange(command.GetProperty("description").GetString()!.Length, 1, 128);
        }
    }

    [Theory]
    [InlineData("not a guid", "briefing.example.org", null)]
    [InlineData("11111111-2222-3333-4444-555555555555", "https://briefing.example.org", null)]
    [InlineData("11111111-2222-3333-4444-555555555555", "briefing.example.org:8443", null)]
    [InlineData("11111111-2222-3333-4444-555555555555", "localhost", null)]
    [InlineData("11111111-2222-3333-4444-555555555555", "briefing.example.org", "http://plain.example.org/")]
    public void Faults_WrongValue_IsTold(string appId, string host, string? privacy) =>
        Assert.Single(TeamsPackage.Faults(new TeamsPackageValues(appId, host, "Desk") { PrivacyUrl = privacy }));

    [Fact]
    public void Faults_RightValues_AreNone() => Assert.Empty(TeamsPackage.Faults(Values));

    private static (int Width, int Height) Size(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        var header = new byte[24];
        stream.ReadExactly(header);
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }
}
