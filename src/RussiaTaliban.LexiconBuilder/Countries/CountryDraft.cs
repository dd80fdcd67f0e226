using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.LexiconBuilder.Countries;

/// <summary>One way to name a country: folded words, joined by single spaces.</summary>
internal readonly record struct CountryDraft(string Phrase, string Code, CountryNameKind Kind);
