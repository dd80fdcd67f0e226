using System.Diagnostics;
using System.Text.RegularExpressions;
using RussiaTaliban.Host.CommandLine;
using RussiaTaliban.Host.Composition;
using RussiaTaliban.Tests.Terminal;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>A document that names what is not there leads people astray.</summary>
public sealed partial class DocumentTests
{
    private const int MaxReadmeLines = 200;

    public static TheoryData<string> Documents => [.. Document.All];

    /// <summary>The commands of this program in all documents that end by themselves: they are run.</summary>
    public static TheoryData<string> Runnable =>
    [
        .. Document.All.SelectMany(path => new Document(path).CommandLines)
            .Where(line => HostArguments(line) is ["ask" or "check-quote" or "summary" or "index" or "add" or "teams-package" or "db", ..])
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void PathOrLink_InADocument_LeadsSomewhere(string document)
    {
        var read = new Document(document);
        var links = read.Links.ToList();

        Assert.DoesNotContain(read.Paths.Concat(links.Select(link => link.Path)), path => !Path.Exists(Path.Combine(Repository.Root, path)));
        Assert.DoesNotContain(
            links.Where(link => link.Anchor.Length > 0 && link.Path.EndsWith(".md", StringComparison.Ordinal)),
            link => !new Document(link.Path).Anchors.Contains(link.Anchor));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Setting_InADocument_IsOneOfTheService(string document)
    {
        var known = SettingsCatalog.All.Select(setting => setting.Name).Concat(SecretFiles.Settings.Select(secret => secret + SecretFiles.Suffix)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(new Document(document).Settings, name => !known.Contains(name));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Command_InADocument_HasTheRightForm(string document) =>
        Assert.Empty(new Document(document).CommandLines.Select(line => FaultOf(line) is { } fault ? $"{line}: {fault}" : null).OfType<string>());

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task Command_InADocument_DoesWhatItSays(string line)
    {
        using var place = new DocumentedPlace();
        var arguments = place.Filled(HostArguments(line)!);
        if (arguments is ["db", "restore", ..])
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync([.. arguments.Select(argument => argument == "restore" ? "backup" : argument)])).ExitCode);
        }

        var run = await CommandLineRun.OfAsync([.. arguments]);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void Runnable_OfAllDocuments_HasEveryCommandThatEnds() =>
        Assert.Equal(
            ["add", "ask", "check-quote", "db backup", "db export", "db forget", "db prune", "db restore", "index", "summary", "teams-package"],
            Runnable.Select(row => HostArguments(row.Data)!).Select(arguments => arguments[0] == "db" ? $"db {arguments[1]}" : arguments[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Shell_InADocument_IsValidSyntax(string document)
    {
        foreach (var code in new Document(document).Shell)
        {
            using var bash = Process.Start(new ProcessStartInfo("bash", "-n") { RedirectStandardInput = true, RedirectStandardError = true })!;
            await bash.StandardInput.WriteAsync(code.AsMemory(), TestContext.Current.CancellationToken);
            bash.StandardInput.Close();

            Assert.Equal("", await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, bash.ExitCode);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void CommandThatNeedsAnAccount_InADocument_SaysSo(string document) =>
        Assert.DoesNotContain(
            new Document(document).Shell.SelectMany(code => code.Split('\n')),
            line => Foreign().IsMatch(line) && !line.Contains("# needs ", StringComparison.Ordinal));

    [Fact]
    public void Figures_InATable_NameTheCommandThatMadeThem()
    {
        var figures = Section().Split(File.ReadAllText(Path.Combine(Repository.Root, "tests", "README.md")))
            .Where(section => section.StartsWith("Figures", StringComparison.Ordinal) || section.StartsWith("How other people", StringComparison.Ordinal)).ToList();
        var trained = Document.All.Where(path => path.EndsWith("SOURCES.md", StringComparison.Ordinal))
            .SelectMany(path => Section().Split(File.ReadAllText(Path.Combine(Repository.Root, path)))).Where(section => section.StartsWith("Figures", StringComparison.Ordinal)).ToList();
        var expected = Section().Split(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Single(section => section.StartsWith("What to expect", StringComparison.Ordinal));

        Assert.True(figures.Count > 5);
        Assert.NotEmpty(trained);
        foreach (var text in figures.Concat(trained).Select(section => Table().Split(section)))
        {
            // The command stands before the table or after it.
            Assert.All(Enumerable.Range(0, text.Length - 1), table => Assert.Matches(Making(), text[table] + text[table + 1]));
        }

        Assert.All(expected.Split('\n').Where(line => line.StartsWith('|')).Skip(2), row => Assert.Matches(@"\| `[^`]+`[^|]*\|$", row));
    }

    [Fact]
    public void Readme_IsShortEnoughToRead() => Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length, 1, MaxReadmeLines);

    [Fact]
    public void EveryStep_OfAQuestionsWay_NamesItsFile()
    {
        var way = File.ReadAllText(Path.Combine(Repository.Root, ".github", "ARCHITECTURE.md")).Split("## The path of a question")[1].Split("\n## ")[0];
        var steps = Step().Split(way).Skip(1).ToList();

        Assert.Equal(8, steps.Count);
        Assert.All(steps, step => Assert.Matches(@"`src/[\w./]+\.cs`", step));
    }

    /// <summary>What is wrong with a line of shell; null if nothing is, or where it is a command of somebody else.</summary>
    private static string? FaultOf(string line)
    {
        if (HostArguments(line) is { } arguments)
        {
            return CommandTree.Create().Parse(arguments).Errors is [var error, ..] ? error.Message : null;
        }

        if (Verb().Match(line) is { Success: true } verb && CommandTree.Create().Subcommands.FirstOrDefault(one => one.Name == verb.Groups["verb"].Value) is { } command)
        {
            return Options(line).FirstOrDefault(option => !command.Options.Any(known => known.Name == option)) is { } unknown ? $"{command.Name} has no {unknown}" : null;
        }

        if (OtherProject().Match(line) is { Success: true } other)
        {
            var folder = Path.Combine(Repository.Root, other.Groups["project"].Value);
            var words = other.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var sources = Directory.Exists(folder) ? Sources(folder) : "";
            return Options(line[other.Groups["arguments"].Index..]).Concat(words.Take(1)).FirstOrDefault(word => word != "--help" && !sources.Contains($"\"{word}\"", StringComparison.Ordinal));
        }

        if (Test().Match(line) is { Success: true } test)
        {
            var folder = Path.Combine(Repository.Root, test.Groups["project"].Value);
            return !Directory.Exists(folder) ? "no such project"
                : test.Groups["name"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name => !Sources(folder).Contains(name, StringComparison.Ordinal));
        }

        if (Script().Match(line) is { Success: true } script)
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, script.Groups["path"].Value));
            return Options(line).FirstOrDefault(option => !text.Contains(option, StringComparison.Ordinal));
        }

        return null;
    }

    /// <summary>The arguments of a command line of this program; null for another line.</summary>
    private static string[]? HostArguments(string line) => Host().Match(line) is { Success: true } match
        ? [.. Argument().Matches(match.Groups["arguments"].Value).Select(argument => argument.Groups["word"].Value)]
        : null;

    private static IEnumerable<string> Options(string line) => Option().Matches(line).Select(match => match.Value);

    private static string Sources(string folder) => string.Concat(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

    [GeneratedRegex(@"^(dotnet run\b.*--project src/RussiaTaliban\.Host( --(?= |$)|$)|([\w./-]*/)?RussiaTaliban\.Host(?= )|(?=db \w+ ))(?<arguments>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    [GeneratedRegex(@"(?<=^| )(""(?<word>[^""]*)""|(?<word>[^\s""]+))", RegexOptions.ExplicitCapture)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^(?<verb>[a-z-]+) --", RegexOptions.ExplicitCapture)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^dotnet run\b.*--project (?<project>[\w./]+)( --(?<arguments> .*)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex OtherProject();

    [GeneratedRegex(@"\bdotnet test (?<project>[\w./]+)( --filter FullyQualifiedName~(?<name>[\w.]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();

    [GeneratedRegex(@"^(?<path>tests/run|tests/kill-deliveries|tests/kill-slack|\.ci/run)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<= )--[a-z][a-z-]*")]
    private static partial Regex Option();

    /// <summary>Commands of others that need an account, a cluster or the network.</summary>
    [GeneratedRegex(@"^\s*(\w+=\S+ )*(az|kubectl|helm|npx|docker) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\|.*\n\|[-:|]+\n(\|.*\n)+", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex(@"dotnet (run|test) |`(tests/|python3 )", RegexOptions.ExplicitCapture)]
    private static partial Regex Making();

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline)]
    private static partial Regex Step();
}
