namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>The two halves of BM25: how rare a word is, and how little its repetition adds.</summary>
/// <param name="K1">How soon repetition stops to count.</param>
/// <param name="B">How much a long text is held against it, 0 to 1.</param>
internal readonly record struct Bm25(double K1, double B)
{
    /// <summary>For whole passages. Tuning it gained nothing on any set.</summary>
    public static Bm25 Passage { get; } = new(0.9, 0.4);

    /// <summary>For single sentences.</summary>
    public static Bm25 Sentence { get; } = new(0.9, 0.3);

    /// <summary>Lucene's inverse document frequency; above 0.</summary>
    public static double Idf(int documents, int frequency) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>The weight of a word that stands <paramref name="frequency"/> times in a text: 0 to <c>K1 + 1</c>.</summary>
    /// <param name="frequency">How often.</param>
    /// <param name="relativeLength">The text's length by the mean length of its kind.</param>
    public double Saturation(int frequency, double relativeLength) =>
        frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * relativeLength))));
}
