namespace RussiaTaliban.Briefing.Summaries;

/// <summary>One article in a digest.</summary>
/// <param name="Summary">Its sentences.</param>
/// <param name="News">Why it is there.</param>
public sealed record DigestItem(Summary Summary, ArticleNews News);
