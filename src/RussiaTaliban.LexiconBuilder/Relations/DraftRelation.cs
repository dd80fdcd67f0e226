using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.LexiconBuilder.Relations;

/// <summary>A relation before it is packed. The part of speech is that in which the source word was looked up; none for spellings.</summary>
internal readonly record struct DraftRelation(string Source, string Target, RelationKind Kind, PartsOfSpeech Part, double Weight);
