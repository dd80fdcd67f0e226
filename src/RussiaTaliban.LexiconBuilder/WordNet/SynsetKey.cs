using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.LexiconBuilder.WordNet;

/// <summary>Names a synset: its part of speech and its place in that part's data file.</summary>
internal readonly record struct SynsetKey(PartsOfSpeech Part, string Offset);
