namespace RussiaTaliban.Briefing.Search.Analysis;

/// <summary>Turns text of one language into terms. The same analyzer reads the passages and the questions. Safe for any number of threads.</summary>
internal abstract class TermAnalyzer
{
    /// <summary>The terms that carry meaning, in order; function words are left out.</summary>
    public abstract IReadOnlyList<AnalyzedTerm> Analyze(string text);

    /// <summary>The stem of a single folded word.</summary>
    public abstract string Stem(string folded);
}
