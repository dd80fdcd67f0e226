using System.Text.RegularExpressions;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>A document that names what is not there leads people astray.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        ["README.md", ".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md", "corpus/README.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Path_NamedInADocument_Exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        var named = NamedPath().Matches(text).Select(match => match.Groups["path"].Value.TrimEnd('/', '.')).Distinct().ToList();

        Assert.DoesNotContain(named, path => !Path.Exists(Path.Combine(Repository.Root, path)));
        Assert.True(named.Count > 0 || document == "corpus/README.md");
    }

    [Fact]
    public void EveryStep_OfAQuestionsWay_NamesItsFile()
    {
        var way = File.ReadAllText(Path.Combine(Repository.Root, ".github", "ARCHITECTURE.md")).Split("## One question's way")[1].Split("\n## ")[0];
        var steps = Step().Split(way).Skip(1).ToList();

        Assert.Equal(8, steps.Count);
        Assert.All(steps, step => Assert.Contains(NamedPath().Matches(step), match => match.Groups["path"].Value.EndsWith(".cs", StringComparison.Ordinal)));
    }

    /// <summary>A path from the root in code or as a link, without placeholders.</summary>
    [GeneratedRegex(@"(`|\]\()(?<path>(src|tests|corpus|deploy|\.github|\.ci)/[\w./-]*)(?=`|\)|#)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline)]
    private static partial Regex Step();
}
