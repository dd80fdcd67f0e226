namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>What speaks for a passage; everything that sums over words is divided by the question's idf mass.</summary>
internal readonly record struct PassageFeatures
{
    /// <summary>The whole passage, matched word by word.</summary>
    public double Whole { get; init; }

    /// <summary>Its best sentence, matched word by word.</summary>
    public double Sentence { get; init; }

    /// <summary>The cosine of the passage's vector and the question's.</summary>
    public double WholeCosine { get; init; }

    /// <summary>The best cosine of a sentence's vector and the question's.</summary>
    public double SentenceCosine { get; init; }

    /// <summary>The section's heading, matched word by word.</summary>
    public double Heading { get; init; }

    /// <summary>The article's title, matched word by word.</summary>
    public double Title { get; init; }

    /// <summary>The share of the question's idf mass that the passage meets, 0 to 1.</summary>
    public double Coverage { get; init; }

    /// <summary>1 where the best sentence has what is asked for (a date for "when"), 0 where not or where nothing particular is asked for.</summary>
    public double AnswerType { get; init; }

    /// <summary>How the whole passage matches, where a reason is asked for and it gives one in so many words; otherwise 0.</summary>
    public double Reason { get; init; }

    /// <summary>How well the passage before matches, 0 where there is none in the article.</summary>
    public double Before { get; init; }

    /// <summary>The cosine of the passage and the question in the sentence encoder's eyes; 0 where none is used.</summary>
    public double Encoded { get; init; }

    /// <summary>The best such cosine of a single sentence.</summary>
    public double EncodedSentence { get; init; }
}
