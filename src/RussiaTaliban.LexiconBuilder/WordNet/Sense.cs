namespace RussiaTaliban.LexiconBuilder.WordNet;

/// <summary>One meaning of a word.</summary>
/// <param name="Synset">The meaning.</param>
/// <param name="Rank">How common it is among the word's meanings in this part of speech: 0 for the commonest.</param>
/// <param name="Share">The word's uses, in this part of speech, that have this meaning: above 0, to 1; estimated from the texts that WordNet's makers tagged.</param>
internal readonly record struct Sense(SynsetKey Synset, int Rank, double Share);
