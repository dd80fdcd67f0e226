namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>A country that a run of words names.</summary>
/// <param name="Code">Two capital letters, ISO 3166-1: the same country has the same code, however it is named.</param>
/// <param name="Name">Its short English name, as people read it: <c>China</c>.</param>
/// <param name="Kind">How the words name it.</param>
/// <param name="Length">How many words name it, 1 or more.</param>
internal readonly record struct CountryMatch(string Code, string Name, CountryNameKind Kind, int Length);
