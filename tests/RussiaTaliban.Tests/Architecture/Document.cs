using System.Text.RegularExpressions;

namespace RussiaTaliban.Tests.Architecture;

/// <summary>A document of the repository and what it names.</summary>
/// <param name="path">From the root.</param>
internal sealed partial class Document(string path)
{
    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>Every document that people read: not the articles, and not what a build leaves behind.</summary>
    public static IEnumerable<string> All =>
    [
        "README.md",
        Path.Combine("tests", "README.md"),
        Path.Combine("corpus", "README.md"),
        .. Markdown(".github", _ => true),
        .. Markdown("deploy", _ => true),
        .. Markdown("src", name => name is "README.md" or "SOURCES.md"),
    ];

    /// <summary>Lines of shell: in fences and indented blocks, with continued lines joined, without prompts and remarks.</summary>
    public IEnumerable<string> CommandLines =>
        Fence().Matches(_text).SelectMany(fence => Joined(fence.Groups["code"].Value))
            .Concat(Indented().Matches(Fence().Replace(_text, "\n")).SelectMany(line => Joined(line.Groups["code"].Value)))
            .Concat(Spans)
            .Select(line => Remark().Replace(line, "").Trim())
            .Where(line => line.Length > 0);

    /// <summary>The fences of shell, as they stand.</summary>
    public IEnumerable<string> Shell => ShellFence().Matches(_text).Select(fence => fence.Groups["code"].Value);

    /// <summary>What stands between backticks in the prose.</summary>
    public IEnumerable<string> Spans => Span().Matches(Fence().Replace(_text, "\n")).Select(span => span.Groups["code"].Value);

    /// <summary>Paths from the root that the document names.</summary>
    public IEnumerable<string> Paths => NamedPath().Matches(_text).Select(match => match.Groups["path"].Value.TrimEnd('/', '.', ',')).Distinct();

    /// <summary>Where its links lead that stay in the repository, as paths from the root, each with its anchor; the anchor is empty if there is none.</summary>
    public IEnumerable<(string Path, string Anchor)> Links =>
        Link().Matches(Fence().Replace(_text, "\n")).Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('/'))
            .Select(target => target.Split('#') is [var file, var anchor] ? (FromRoot(file), anchor) : (FromRoot(target), ""));

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        Heading().Matches(Fence().Replace(_text, "\n")).Select(match => NotInAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>Names of settings, with colons.</summary>
    public IEnumerable<string> Settings =>
        CommandLines.Concat(Spans).SelectMany(code => SettingName().Matches(code)).Select(match => Index().Replace(match.Value.Replace("__", ":", StringComparison.Ordinal), "")).Distinct();

    private string FromRoot(string target) =>
        target.Length == 0 ? path : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, target)));

    private static string[] Joined(string code) => code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');

    private static IEnumerable<string> Markdown(string folder, Func<string, bool> isMeant) =>
        new DirectoryInfo(Path.Combine(Repository.Root, folder)).EnumerateFiles("*.md", SearchOption.AllDirectories)
            .Where(file => isMeant(file.Name) && !BuildFolder().IsMatch(file.FullName[Repository.Root.Length..]))
            .Select(file => Path.GetRelativePath(Repository.Root, file.FullName))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]", RegexOptions.ExplicitCapture)]
    private static partial Regex BuildFolder();

    [GeneratedRegex(@"^ *```\w*\n(?<code>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ *```sh\n(?<code>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellFence();

    [GeneratedRegex(@"(?<=\n\n)(?<code>( {4}.*\n)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Indented();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex(@"(^|\s)# .*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Remark();

    [GeneratedRegex(@"(?<=[`\s])(?<path>(src|tests|corpus|deploy|\.github|\.ci|\.devcontainer)/[\w./-]*)(?=[`\s#])", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\b(PublicUrl|[A-Z][A-Za-z]+((:|__)[A-Z][A-Za-z0-9]+)+(__\d+)?)(?![\w:])", RegexOptions.ExplicitCapture)]
    private static partial Regex SettingName();

    [GeneratedRegex(@":\d+$")]
    private static partial Regex Index();
}
