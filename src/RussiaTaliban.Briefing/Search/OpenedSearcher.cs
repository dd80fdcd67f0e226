namespace RussiaTaliban.Briefing.Search;

/// <summary>A searcher whose index is on disk.</summary>
/// <param name="Searcher">The snapshot.</param>
/// <param name="Found">What was on disk before.</param>
public sealed record OpenedSearcher(Searcher Searcher, IndexState Found);
