using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// Chooses what is shown of the ranked passages: not one that says what an earlier one says in nearly the same words (a report that several
/// articles carry), and none that is far behind.
/// </summary>
internal static class HitSelector
{
    /// <summary>A passage below this share of the first one's score adds nothing.</summary>
    private const double FarBehind = 0.25;

    /// <summary>From this share of common words on (Jaccard) two passages say the same.</summary>
    private const double SameWords = 0.8;

    /// <summary>How deep repetitions are looked for.</summary>
    private const int Depth = 12;

    /// <summary>The candidates that are shown, best first.</summary>
    public static IReadOnlyList<Candidate> Select(IReadOnlyList<Candidate> ranked)
    {
        var shown = new List<Candidate>();
        var words = new List<HashSet<string>>();
        foreach (var candidate in ranked.Where(candidate => candidate.Score >= FarBehind * ranked[0].Score))
        {
            if (words.Count < Depth)
            {
                var own = Words(candidate.Passage);
                if (words.Exists(others => Likeness(own, others) >= SameWords))
                {
                    continue;
                }

                words.Add(own);
            }

            shown.Add(candidate);
        }

        return shown;
    }

    private static HashSet<string> Words(AnalyzedPassage passage) => passage.Terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var common = left.Count < right.Count ? left.Count(right.Contains) : right.Count(left.Contains);
        return (double)common / Math.Max(1, left.Count + right.Count - common);
    }
}
