namespace RussiaTaliban.Tests;

/// <summary>
/// Files that hold what an output looked like when somebody last looked at it. With <c>UPDATE_GOLDEN=1</c> in the environment they are
/// rewritten instead of compared; the difference is then reviewed like any other code.
/// </summary>
internal static class Golden
{
    /// <summary>Compares with <c>Golden/&lt;name&gt;</c> beside the tests, where hyphens stand for commas and spaces; line ends do not count.</summary>
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "RussiaTaliban.Tests", "Golden", Slug(name));
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"There is no golden file {name}; run once with UPDATE_GOLDEN=1 and look at what it writes.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    /// <summary>A name that needs no quotation marks in a shell.</summary>
    private static string Slug(string name) => name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
