namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>In which way a text names a country; a byte in the countries file, so never renumbered.</summary>
internal enum CountryNameKind : byte
{
    /// <summary>By its name: short, official, former or abbreviated.</summary>
    Name = 0,

    /// <summary>By its capital: <c>Beijing</c>.</summary>
    Capital = 1,

    /// <summary>By its people or their adjective: <c>Afghan</c>, <c>Dutch</c>.</summary>
    People = 2,

    /// <summary>By where its government sits: <c>the Kremlin</c>, <c>Downing Street</c>.</summary>
    Government = 3,
}
