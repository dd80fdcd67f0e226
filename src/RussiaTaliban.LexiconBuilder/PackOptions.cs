namespace RussiaTaliban.LexiconBuilder;

/// <summary>Where <c>pack</c> finds its sources, and how much it keeps.</summary>
internal sealed record PackOptions
{
    public required string Vectors { get; init; }
    public required string Text { get; init; }
    public required string WordNet { get; init; }
    public required string Factbook { get; init; }
    public required string CldrNames { get; init; }
    public required string CldrCore { get; init; }
    public required string Scowl { get; init; }
    public required string Output { get; init; }

    /// <summary>Words with a vector of their own, the commonest.</summary>
    public int MostVectors { get; init; } = 36_000;

    /// <summary>Directions taken out of all vectors.</summary>
    public int Directions { get; init; } = 2;

    /// <summary>What a word's relatives in the dictionary count together beside its own learned vector; 0 leaves vectors as they were learned.</summary>
    public float Pull { get; init; } = 0.5f;

    /// <summary>Buckets of letter groups; a power of two.</summary>
    public int LetterGroups { get; init; } = 1 << 13;
}
