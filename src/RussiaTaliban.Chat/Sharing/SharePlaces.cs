namespace RussiaTaliban.Chat;

/// <summary>The conversations that may be offered to a person where they speak.</summary>
/// <param name="Places">In the order in which they are shown; empty where there is none, and where the platform has a choice of its own.</param>
/// <param name="IsWhole">False where the platform did not tell everything.</param>
public sealed record SharePlaces(IReadOnlyList<SharePlace> Places, bool IsWhole);
