namespace RussiaTaliban.Briefing.Search.Decision;

/// <summary>
/// What speaks for the best passage being an answer. Everything is a share of the question's own weight, so that it means the same
/// in an article of 26 paragraphs and in a library of thousands.
/// </summary>
internal readonly record struct Evidence
{
    /// <summary>The share of the question's weight that its best sentence meets with the very words, 0 to 1.</summary>
    public double SameWords { get; init; }

    /// <summary>The share that the best passage meets, related words by their weight.</summary>
    public double Coverage { get; init; }

    /// <summary>The share that no word of the passage meets even half.</summary>
    public double Unmet { get; init; }

    /// <summary>How near the question's words come to any word of the corpus at all, 0 to 1.</summary>
    public double Affinity { get; init; }

    /// <summary>How the whole passage matches, by vector.</summary>
    public double WholeCosine { get; init; }

    /// <summary>1 where the question has a word of everyday requests (weather, recipes, code) that the corpus never uses.</summary>
    public double Everyday { get; init; }

    /// <summary>How the best sentence matches, word by word.</summary>
    public double Sentence { get; init; }

    /// <summary>How the best sentence matches, by vector.</summary>
    public double Cosine { get; init; }

    /// <summary>How far the best passage is ahead of the second.</summary>
    public double Margin { get; init; }

    /// <summary>The share of named things (names, countries, numbers, years) that the passage lacks; 0 where the question names none.</summary>
    public double NamesMissing { get; init; }

    /// <summary>1 where a named thing of the question stands nowhere in the corpus.</summary>
    public double NameUnknown { get; init; }

    /// <summary>1 where something particular is asked for (a date, a number, a name) and the best sentence has none.</summary>
    public double SlotEmpty { get; init; }

    /// <summary>1 where a number or a date is asked for: what corpora leave out most.</summary>
    public double AsksFigure { get; init; }

    /// <summary>True where a sentence encoder has read question and passages; its two cosines are 0 otherwise.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>How near the question comes to the whole passage in the encoder's eyes.</summary>
    public double Encoded { get; init; }

    /// <summary>How near it comes to the passage's best sentence there.</summary>
    public double EncodedSentence { get; init; }

    /// <summary>1 where the best sentence contradicts what the question fixes: another year, another country, the opposite.</summary>
    public double Contradicted { get; init; }
}
