namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>Where a word's vector comes from.</summary>
internal enum VectorOrigin
{
    /// <summary>There is none: a number, or nothing of the word is known.</summary>
    None,

    /// <summary>Put together from the letter groups of a word never met; trust it less.</summary>
    Letters,

    /// <summary>Learned from the word's own uses.</summary>
    Word,
}
