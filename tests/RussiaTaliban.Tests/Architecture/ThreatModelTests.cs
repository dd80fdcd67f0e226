using System.Text.RegularExpressions;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>Every line of the threat model names a test, and the test is there.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void ThreatModel_NamesATestOnEachLine_ThatThereIs()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, ".github", "SECURITY.md"));
        var table = text[text.IndexOf("| threat |", StringComparison.Ordinal)..];
        var lines = table[..table.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Skip(2).ToList();
        var classes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.True(lines.Count >= 10);
        Assert.All(lines, line =>
        {
            var named = Name().Matches(line.Split('|')[^2]).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.DoesNotContain(named, name => !classes.Contains(name));
        });
    }

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex Name();
}
