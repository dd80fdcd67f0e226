namespace RussiaTaliban.Tests.Briefing.Quotes;

/// <summary>A quote made from the shipped article, and what may be said of it.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="Text">The quote.</param>
/// <param name="Passage">The passage it was made from; empty for a fabricated one.</param>
/// <param name="Allowed">The right outcomes.</param>
public sealed record GeneratedQuote(string Kind, string Text, string Passage, IReadOnlyList<RussiaTaliban.Briefing.Quotes.QuoteOutcome> Allowed);
