using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>The search with one mechanism off.</summary>
/// <param name="Name">What a reader is told.</param>
/// <param name="Without">The options with it off.</param>
internal sealed record Ablation(string Name, Func<SearchOptions, SearchOptions> Without)
{
    /// <summary>The whole search, each mechanism off in turn, and plain BM25.</summary>
    public static IReadOnlyList<Ablation> All { get; } =
    [
        new("everything", options => options),
        new("without the reader", options => options with { Reader = null }),
        new("without encoder and reader", options => options with { Encoder = null, Reader = null }),
        new("without dictionary relations", options => options with { Relations = false }),
        new("without countries", options => options with { Countries = false }),
        new("without word vectors", options => options with { Vectors = false }),
        new("without background frequency", options => options with { BackgroundFrequency = false }),
        new("without the best sentence", options => options with { BestSentence = false }),
        new("without headings", options => options with { Headings = false }),
        new("without neighbours", options => options with { Neighbours = false }),
        new("without answer types", options => options with { AnswerTypes = false }),
        new("without spelling repair", options => options with { SpellingRepair = false }),
        new("without follow-ups", options => options with { FollowUps = false }),
        new("plain BM25", options => options with { PlainBm25 = true }),
    ];

    /// <summary>The rival.</summary>
    public static Ablation Plain => All[^1];
}
