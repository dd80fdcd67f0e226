using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>
/// Reads a folder of Markdown files (and of its sub-folders), one an article. <c>README.md</c> and names that start with a dot
/// or an underscore are not articles; <c>synonyms.txt</c> at the top says which words mean the same. The format is described in <c>corpus/README.md</c>.
/// </summary>
public static partial class CorpusReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxFileSize = 16 * 1024 * 1024;

    /// <summary>Reads the folder. All faults of all files are collected; a file that cannot be opened is a fault, not an exception.</summary>
    /// <param name="directory">The folder's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<CorpusReadResult> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        if (!Directory.Exists(directory))
        {
            return CorpusReadResult.Faulty([new CorpusFault(".", null, $"there is no folder “{directory}”")]);
        }

        var faults = new List<CorpusFault>();
        var articles = new List<Article>();
        var fileOfSlug = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in ArticleFiles(directory))
        {
            var file = Path.GetRelativePath(directory, path).Replace('\\', '/');
            var slug = Path.GetFileNameWithoutExtension(path);
            if (!Slug().IsMatch(slug))
            {
                faults.Add(new CorpusFault(file, null, "the file's name becomes part of addresses: lower-case letters a–z, digits and single hyphens, then .md"));
            }
            else if (!fileOfSlug.TryAdd(slug, file))
            {
                faults.Add(new CorpusFault(file, null, $"the slug “{slug}” is taken by {fileOfSlug[slug]}"));
            }
            else if (await ReadFileAsync(path, file, faults, cancellationToken).ConfigureAwait(false) is { } bytes
                && ArticleParser.Parse(slug, bytes, file, faults) is { } article)
            {
                articles.Add(article);
            }
        }

        if (articles.Count == 0 && faults.Count == 0)
        {
            faults.Add(new CorpusFault(".", null, $"“{directory}” holds no article: no .md file besides README.md"));
        }

        var english = articles.TrueForAll(article => TermAnalyzers.IsEnglish(article.Language));
        var synonyms = await ReadSynonymsAsync(directory, english, faults, cancellationToken).ConfigureAwait(false);
        return faults.Count > 0 ? CorpusReadResult.Faulty(faults) : CorpusReadResult.Read(new Corpus(articles, synonyms));
    }

    /// <summary>The paths that <see cref="ReadAsync"/> takes for articles, in ordinal order.</summary>
    internal static IEnumerable<string> ArticleFiles(string directory) =>
        Directory.EnumerateFiles(directory, "*.md", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(directory, path).Split(Path.DirectorySeparatorChar).Any(name => name[0] is '.' or '_'))
            .Where(path => !Path.GetFileName(path).Equals("README.md", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private static async Task<Synonyms?> ReadSynonymsAsync(string directory, bool english, List<CorpusFault> faults, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, SynonymsParser.FileName);
        return File.Exists(path) && await ReadFileAsync(path, SynonymsParser.FileName, faults, cancellationToken).ConfigureAwait(false) is { } bytes
            ? SynonymsParser.Parse(bytes, english, faults)
            : null;
    }

    private static async Task<byte[]?> ReadFileAsync(string path, string file, List<CorpusFault> faults, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileSize)
            {
                faults.Add(new CorpusFault(file, null, $"the file is larger than {MaxFileSize / 1024 / 1024} MiB"));
                return null;
            }

            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(new CorpusFault(file, null, $"the file cannot be read: {fault.Message}"));
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();
}

/// <summary>The outcome of reading a folder: a corpus, or every fault that stands in the way of one.</summary>
public sealed record CorpusReadResult
{
    private CorpusReadResult(Corpus? corpus, IReadOnlyList<CorpusFault> faults)
    {
        Corpus = corpus;
        Faults = faults;
    }

    /// <summary>The corpus; null where there are faults.</summary>
    public Corpus? Corpus { get; }

    /// <summary>All faults of the folder, ordered by file and line; empty where there is a corpus.</summary>
    public IReadOnlyList<CorpusFault> Faults { get; }

    /// <summary>True where <see cref="Corpus"/> is there.</summary>
    [MemberNotNullWhen(true, nameof(Corpus))]
    public bool IsReadable => Corpus is not null;

    internal static CorpusReadResult Read(Corpus corpus) => new(corpus, []);

    internal static CorpusReadResult Faulty(IEnumerable<CorpusFault> faults) =>
        new(null, [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line ?? 0)]);
}

/// <summary>One thing that is wrong with a corpus.</summary>
/// <param name="File">The file, relative to the corpus folder with forward slashes; <c>.</c> for the folder itself.</param>
/// <param name="Line">The line, from 1; null where the whole file is meant.</param>
/// <param name="Message">What is wrong and what would be right, one sentence without a final stop.</param>
public sealed record CorpusFault(string File, int? Line, string Message)
{
    /// <summary>The form compilers use, which editors and terminals make clickable: <c>file.md(12): message</c>; of the folder itself the message alone.</summary>
    public override string ToString() => Line is { } line ? $"{File}({line}): {Message}" : File == "." ? Message : $"{File}: {Message}";
}
