namespace RussiaTaliban.LexiconBuilder.WordNet;

/// <summary>One meaning of a word.</summary>
/// <param name="Synset">The meaning.</param>
/// <param name="Rank">How common it is among the word's meanings in this part of speech: 0 for the commonest.</param>
internal readonly record struct Sense(SynsetKey Synset, int Rank);
