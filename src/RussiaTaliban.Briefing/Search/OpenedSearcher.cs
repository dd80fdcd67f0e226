namespace RussiaTaliban.Briefing.Search;

/// <summary>A searcher whose index is on disk.</summary>
/// <param name="Searcher">The snapshot.</param>
/// <param name="Found">What was on disk before.</param>
public sealed record OpenedSearcher(Searcher Searcher, IndexState Found);

/// <summary>What was found when an index on disk was opened.</summary>
public enum IndexState
{
    /// <summary>The index belonged to this corpus and was whole; nothing was written.</summary>
    Current,

    /// <summary>There was none; it was built.</summary>
    Missing,

    /// <summary>It was of another revision of the corpus, or of another format; it was built anew.</summary>
    Outdated,

    /// <summary>Its files were damaged; it was built anew.</summary>
    Damaged,
}
