using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.ModelBuilder.WordNet;

/// <summary>A set of words with one meaning.</summary>
/// <param name="Part">Part of speech.</param>
/// <param name="Lemmas">The words, underscores for spaces, as WordNet writes them.</param>
/// <param name="Pointers">Relations to other synsets.</param>
/// <param name="Gloss">What it means, with examples in quotation marks.</param>
internal sealed record Synset(PartsOfSpeech Part, string[] Lemmas, Pointer[] Pointers, string Gloss)
{
    /// <summary>The explanation without the examples.</summary>
    public string Definition => Gloss.IndexOf('"') is >= 0 and var quote ? Gloss[..quote] : Gloss;
}

/// <summary>Names a synset: its part of speech and its place in that part's data file.</summary>
internal readonly record struct SynsetKey(PartsOfSpeech Part, string Offset);

/// <summary>One meaning of a word.</summary>
/// <param name="Synset">The meaning.</param>
/// <param name="Rank">How common it is among the word's meanings in this part of speech: 0 for the commonest.</param>
/// <param name="Share">The word's uses, in this part of speech, that have this meaning: above 0, to 1; estimated from the texts that WordNet's makers tagged.</param>
internal readonly record struct Sense(SynsetKey Synset, int Rank, double Share);

/// <summary>A relation of a synset.</summary>
/// <param name="Symbol">WordNet's sign for it, e.g. <c>@</c> for hypernym.</param>
/// <param name="Target">The other synset.</param>
/// <param name="FromWord">The word of this synset that it holds for, from 1; 0 for all.</param>
/// <param name="ToWord">The word of the other synset, likewise.</param>
internal sealed record Pointer(string Symbol, SynsetKey Target, int FromWord, int ToWord);
