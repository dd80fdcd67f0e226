using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests.Briefing.Search;

/// <summary>The corpus of the repository and one searcher over it, shared by all tests of a run.</summary>
internal static class ShippedCorpus
{
    private static readonly Lazy<Corpus> Read = new(() =>
        CorpusReader.ReadAsync(Repository.Corpus, CancellationToken.None).GetAwaiter().GetResult().Corpus
        ?? throw new InvalidOperationException("the shipped corpus has faults"));

    private static readonly Lazy<Searcher> Opened = new(() => Searcher.Create(Corpus));

    public static Corpus Corpus => Read.Value;

    public static Searcher Searcher => Opened.Value;

    public static Answer Ask(string question) => Searcher.Ask(new Question(question));
}
