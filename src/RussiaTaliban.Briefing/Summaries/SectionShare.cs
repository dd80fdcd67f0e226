namespace RussiaTaliban.Briefing.Summaries;

/// <summary>One section's claim to the next pick.</summary>
internal sealed class SectionShare(bool isLead, IReadOnlyList<int> sentences, IReadOnlyList<double> centrality)
{
    /// <summary>The root: ten times the text is worth about three times the sentences.</summary>
    private readonly double _weight = Math.Sqrt(sentences.Sum(at => centrality[at]));

    /// <summary>Its sentences' places among all candidates.</summary>
    public IReadOnlyList<int> Sentences { get; } = sentences;

    /// <summary>How many sentences it has been given.</summary>
    public int Picked { get; set; }

    /// <summary>D'Hondt's quotient, with the first pick made dear to every section and the lead's first pick before all others.</summary>
    public double Claim => Picked == 0 ? (isLead ? double.MaxValue : _weight / 0.5) : _weight / Picked;
}
