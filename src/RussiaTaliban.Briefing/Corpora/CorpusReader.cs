using System.Diagnostics.CodeAnalysis;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>
/// Reads a folder of Markdown files (and of its sub-folders), one an article. <c>README.md</c> and names that start with a dot
/// or an underscore are not articles; <c>synonyms.txt</c> at the top says which words mean the same. The format is described in <c>corpus/README.md</c>.
/// </summary>
public static class CorpusReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxFileSize = 16 * 1024 * 1024;

    /// <summary>Reads the folder once. An invalid file does not affect the others; a file that cannot be opened is reported as an error, not thrown.</summary>
    /// <param name="directory">The folder's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<CorpusReadResult> ReadAsync(string directory, CancellationToken cancellationToken) =>
        new CorpusFolder(directory).ReadAsync(cancellationToken);
}

/// <summary>The outcome of reading a folder: a corpus and what is missing from it.</summary>
public sealed record CorpusReadResult
{
    private CorpusReadResult(Corpus? corpus, IReadOnlyList<CorpusFault> faults)
    {
        Corpus = corpus;
        Faults = [.. faults.Where(fault => fault.Kind == CorpusFaultKind.Refused)];
        Remarks = [.. faults.Where(fault => fault.Kind != CorpusFaultKind.Refused)];
    }

    /// <summary>The articles that could be read; null if the folder has none.</summary>
    public Corpus? Corpus { get; }

    /// <summary>What could not be read, ordered by file and line; each costs its file.</summary>
    public IReadOnlyList<CorpusFault> Faults { get; }

    /// <summary>What was read in part, or left out because it is meant to be, ordered by file and line.</summary>
    public IReadOnlyList<CorpusFault> Remarks { get; }

    /// <summary>Everything that a corpus without a fault does not have: faults, and what was read only in part.</summary>
    public IReadOnlyList<CorpusFault> StrictFaults => InOrder(Faults.Concat(Remarks.Where(remark => remark.Kind is CorpusFaultKind.Doubtful or CorpusFaultKind.NoText)));

    /// <summary>True if <see cref="Corpus"/> is there.</summary>
    [MemberNotNullWhen(true, nameof(Corpus))]
    public bool IsReadable => Corpus is not null;

    internal static CorpusReadResult Read(Corpus? corpus, IEnumerable<CorpusFault> faults) => new(corpus, InOrder(faults));

    private static List<CorpusFault> InOrder(IEnumerable<CorpusFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line ?? 0)];
}

/// <summary>One error in a corpus, or one thing that was left out of it.</summary>
/// <param name="File">The file, relative to the corpus folder with forward slashes; <c>.</c> for the folder itself.</param>
/// <param name="Line">The line, from 1; null if the whole file is meant.</param>
/// <param name="Message">What is wrong and what would be right, one sentence without a final stop.</param>
public sealed record CorpusFault(string File, int? Line, string Message)
{
    /// <summary>What it costs. Default: its file.</summary>
    public CorpusFaultKind Kind { get; init; }

    /// <summary>The form compilers use, which editors and terminals make clickable: <c>file.md(12): message</c>; of the folder itself the message alone.</summary>
    public override string ToString() => Line is { } line ? $"{File}({line}): {Message}" : File == "." ? Message : $"{File}: {Message}";
}

/// <summary>The effect of a <see cref="CorpusFault"/>.</summary>
public enum CorpusFaultKind
{
    /// <summary>The file is no article of the corpus.</summary>
    Refused,

    /// <summary>The article is there; what is named was left out of it or guessed.</summary>
    Doubtful,

    /// <summary>The file is left out because it says so, or because it is of a kind that is not read.</summary>
    LeftOut,

    /// <summary>The file has front matter and no text.</summary>
    NoText,
}
