namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>How well one word meets another, by how the two are related. A word meets itself with 1.</summary>
internal sealed record MatchWeights
{
    public static MatchWeights Default { get; } = new();

    /// <summary>What a dictionary relation of full weight counts beside the word itself.</summary>
    public double Dictionary { get; init; } = 0.8;

    /// <summary>What words of one visible root count.</summary>
    public double SameRoot { get; init; } = 0.85;

    /// <summary>What a noun that only names what is asked for ("what date") counts of its weight.</summary>
    public double SlotNoun { get; init; } = 0.3;

    /// <summary>What two words of equal use count; from <see cref="LeastCosine"/> on it grows evenly.</summary>
    public double Vector { get; init; } = 0.6;

    /// <summary>Words whose vectors have a smaller cosine are not related.</summary>
    public double LeastCosine { get; init; } = 0.25;

    /// <summary>So far above <see cref="LeastCosine"/> two words are of equal use.</summary>
    public double CosineSpan { get; init; } = 0.5;

    /// <summary>What another name of the same country counts.</summary>
    public double Country { get; init; } = 0.8;

    /// <summary>What a synonym counts that the corpus itself names.</summary>
    public double Synonym { get; init; } = 0.95;

    /// <summary>How far a word's rarity is that of all that meet it, 0 to 1.</summary>
    public double SoftIdf { get; init; } = 0.75;

    /// <summary>What a word of the question before counts where it is asked again about something else.</summary>
    public double Repeated { get; init; } = 0.5;

    /// <summary>What a word of the question before counts in a follow-up.</summary>
    public double Carried { get; init; } = 0.5;

    /// <summary>What a word counts that all parts of a question share, where each part looks for a passage.</summary>
    public double Common { get; init; } = 0.5;

    /// <summary>What having what is asked for counts among the sentences of one passage.</summary>
    public double SentenceAnswerType { get; init; } = 0.1;

    /// <summary>What a reason in so many words counts among the sentences of one passage, by how the passage matches.</summary>
    public double SentenceCause { get; init; } = 0.8;
}
