namespace RussiaTaliban.Briefing.Quotes;

/// <summary>A name in CSL-JSON.</summary>
internal sealed record CslName(string Family, string? Given);
