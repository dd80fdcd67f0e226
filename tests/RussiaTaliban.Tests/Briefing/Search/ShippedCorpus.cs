using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Onnx;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>The corpus of the repository and one searcher over it, shared by all tests of a run.</summary>
internal static class ShippedCorpus
{
    private static readonly Lazy<SearchOptions> Configured = new(Shipped);

    private static readonly Lazy<Corpus> Read = new(() =>
        CorpusReader.ReadAsync(Repository.Corpus, CancellationToken.None).GetAwaiter().GetResult().Corpus
        ?? throw new InvalidOperationException("the shipped corpus has faults"));

    private static readonly Lazy<Searcher> Opened = new(() =>
    {
        var searcher = Searcher.Create(Corpus, Options);
        searcher.Prepare(CancellationToken.None);
        return searcher;
    });

    /// <summary>The search as it ships: words, encoder and reader.</summary>
    public static SearchOptions Options => Configured.Value;

    public static Corpus Corpus => Read.Value;

    public static Searcher Searcher => Opened.Value;

    public static Answer Ask(string question) => Searcher.Ask(new Question(question));

    private static SearchOptions Shipped()
    {
        var models = OnnxModels.Load(new ModelOptions());
        Assert.Empty(models.Faults);
        return SearchOptions.Default with { Encoder = models.Encoder, Reader = models.Reader, Listener = models.Listener };
    }
}
