using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Tests;

/// <summary>A searcher over the shipped folder that nobody has read yet: for what only needs one.</summary>
internal static class TestSearcher
{
    public static LiveSearcher Shipped { get; } = new(Repository.Corpus);
}
