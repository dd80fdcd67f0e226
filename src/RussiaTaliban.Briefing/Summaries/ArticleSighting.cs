namespace RussiaTaliban.Briefing.Summaries;

/// <summary>When an article came to the corpus.</summary>
/// <param name="Revision">The text that was seen last.</param>
/// <param name="FirstSeen">When it came; null for one that was there when the record began.</param>
/// <param name="ChangedAt">When its text last changed; null where it never has.</param>
public sealed record ArticleSighting(string Revision, DateTimeOffset? FirstSeen, DateTimeOffset? ChangedAt);
