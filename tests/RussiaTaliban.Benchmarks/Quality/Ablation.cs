using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Benchmarks.Quality;

/// <summary>The search with one mechanism off.</summary>
internal sealed record Ablation(string Name, SearchOptions Options)
{
    /// <summary>The whole search, each mechanism off in turn, and plain BM25.</summary>
    public static IReadOnlyList<Ablation> All { get; } =
    [
        new("everything", SearchOptions.Default),
        new("without dictionary relations", SearchOptions.Default with { Relations = false }),
        new("without countries", SearchOptions.Default with { Countries = false }),
        new("without word vectors", SearchOptions.Default with { Vectors = false }),
        new("without background frequency", SearchOptions.Default with { BackgroundFrequency = false }),
        new("without the best sentence", SearchOptions.Default with { BestSentence = false }),
        new("without headings", SearchOptions.Default with { Headings = false }),
        new("without neighbours", SearchOptions.Default with { Neighbours = false }),
        new("without answer types", SearchOptions.Default with { AnswerTypes = false }),
        new("without spelling repair", SearchOptions.Default with { SpellingRepair = false }),
        new("without follow-ups", SearchOptions.Default with { FollowUps = false }),
        new("plain BM25", SearchOptions.Default with { PlainBm25 = true }),
    ];

    /// <summary>The rival.</summary>
    public static SearchOptions Plain => All[^1].Options;
}
