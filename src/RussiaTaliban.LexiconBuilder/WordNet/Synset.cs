using RussiaTaliban.Briefing.Lexicon;

namespace RussiaTaliban.LexiconBuilder.WordNet;

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
