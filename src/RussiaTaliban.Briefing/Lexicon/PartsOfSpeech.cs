namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>Parts of speech as a dictionary counts them; a byte in the vocabulary file, so never renumbered.</summary>
[Flags]
internal enum PartsOfSpeech : byte
{
    None = 0,
    Noun = 1,
    Verb = 2,
    Adjective = 4,
    Adverb = 8,
}
