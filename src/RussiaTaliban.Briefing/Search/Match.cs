namespace RussiaTaliban.Briefing.Search;

/// <summary>One reason why a passage was found: a word of the question and the word of the passage that met it.</summary>
/// <param name="Asked">The question's word, as typed.</param>
/// <param name="Found">The passage's word, as it stands there.</param>
/// <param name="Relation">How the two are related, for people: <c>same word</c>, <c>same root</c>, <c>synonym</c>, <c>same country</c>, <c>similar use</c>.</param>
/// <param name="Weight">Its share of the passage's score, 0 to 1.</param>
public sealed record Match(string Asked, string Found, string Relation, double Weight);
