using System.Diagnostics.CodeAnalysis;

namespace RussiaTaliban.Briefing;

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
