using BenchmarkDotNet.Attributes;
using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Benchmarks.Speed;

/// <summary>A question in the asker's own words, asked of corpora of two sizes. Plain Lucene is the baseline.</summary>
[MemoryDiagnoser]
public class QuestionBenchmarks : IDisposable
{
    private static readonly string[] Questions =
    [
        "What prompted Moscow to establish formal ties with Kabul's rulers?",
        "When did the group return to power?",
        "Which neighbouring countries might follow, and why?",
        "Is there a danger of a proxy war in the region?",
    ];

    private PlainLucene? _plain;
    private Searcher? _searcher;
    private int _next;

    /// <summary>0 stands for the shipped article.</summary>
    [Params(0, 20_000)]
    public int Passages { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var corpus = await ReadAsync(Path.Combine(AppContext.BaseDirectory, "corpus"));
        if (Passages > 0)
        {
            var directory = Directory.CreateTempSubdirectory("benchmark");
            SyntheticCorpus.Write(directory.FullName, corpus, Passages);
            corpus = await ReadAsync(directory.FullName);
            directory.Delete(recursive: true);
        }

        _plain = new PlainLucene(corpus);
        _searcher = Searcher.Create(corpus);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _plain?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public int Lucene() => _plain!.Ask(Next());

    [Benchmark]
    public int Briefing() => _searcher!.Ask(new Question(Next())).Hits.Count;

    private string Next() => Questions[_next++ % Questions.Length];

    private static async Task<Corpus> ReadAsync(string directory)
    {
        var read = await CorpusReader.ReadAsync(directory, CancellationToken.None);
        return read.Corpus ?? throw new InvalidOperationException(string.Join('\n', read.Faults));
    }
}
