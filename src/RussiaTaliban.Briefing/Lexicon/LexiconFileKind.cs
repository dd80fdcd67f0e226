namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>What a lexicon file holds; a number in its header, so never renumbered.</summary>
internal enum LexiconFileKind : ushort
{
    /// <summary>The vocabulary with its counts: <see cref="WordTable"/>.</summary>
    Words = 1,

    /// <summary>How words relate: <see cref="RelationTable"/>.</summary>
    Relations = 2,

    /// <summary>Names of countries: <see cref="CountryTable"/>.</summary>
    Countries = 3,

    /// <summary>Word vectors: <see cref="WordVectors"/>.</summary>
    Vectors = 4,
}
