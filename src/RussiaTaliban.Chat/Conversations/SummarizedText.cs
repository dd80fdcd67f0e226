namespace RussiaTaliban.Chat;

/// <summary>What a conversation had summarized, so that "in three sentences" can be understood.</summary>
/// <param name="Articles">The slugs: several for a digest.</param>
/// <param name="Section">The one section of the one article; null for whole articles.</param>
/// <param name="IsDigest">True for a digest, false for the summary of one article or section.</param>
public sealed record SummarizedText(IReadOnlyList<string> Articles, int? Section, bool IsDigest);
