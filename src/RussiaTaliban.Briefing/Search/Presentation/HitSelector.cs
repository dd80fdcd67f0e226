using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// Chooses what is shown of the ranked passages. Copies of one text stand as one hit that names the other places; texts in nearly the same words that differ in a
/// number, a name or a denial stand side by side.
/// </summary>
internal static class HitSelector
{
    /// <summary>A passage with smaller odds beside the first one adds nothing.</summary>
    private const double LeastOdds = 1e-4;

    /// <summary>
    /// A passage with smaller odds beside the first one only fills the list: of 63 such in the answers to the development set 58 do not answer, and beside none of the other five
    /// does the first fail.
    /// </summary>
    private const double TellingOdds = 0.05;

    /// <summary>From this share of common words on (Jaccard) two passages are in nearly the same words.</summary>
    private const double SameWords = 0.8;

    /// <summary>How deep near copies are looked for.</summary>
    private const int Depth = 12;

    /// <summary>The candidates that are shown, best first.</summary>
    public static IReadOnlyList<Selected> Select(IReadOnlyList<Candidate> ranked)
    {
        var shown = new List<Selected>();
        var words = new List<HashSet<string>>();
        foreach (var candidate in ranked.Where(candidate => candidate.OddsTo(ranked[0]) >= LeastOdds))
        {
            if (words.Count >= Depth)
            {
                shown.Add(new Selected(candidate, []));
                continue;
            }

            var own = Words(candidate.Passage);
            var near = words.FindIndex(others => Likeness(own, others) >= SameWords);
            words.Add(own);
            if (near < 0)
            {
                shown.Add(new Selected(candidate, []));
            }
            else if (PassageFacts.Agree(candidate.Passage.Passage.Text, shown[near].Candidate.Passage.Passage.Text))
            {
                words.RemoveAt(words.Count - 1);
                shown[near] = shown[near] with { Copies = [.. shown[near].Copies, candidate.Passage.Passage] };
            }
            else
            {
                // Right behind the one that it differs from.
                words.RemoveAt(words.Count - 1);
                words.Insert(near + 1, own);
                shown.Insert(near + 1, new Selected(candidate, []) { DiffersFrom = shown[near].Candidate.Passage.Passage });
            }
        }

        return shown;
    }

    /// <summary>How many of what is shown, from the first, say something on the question: behind the first one that only fills the list, nothing does.</summary>
    /// <param name="shown">What is shown, best first.</param>
    public static int Telling(IReadOnlyList<Candidate> shown) => shown.TakeWhile((candidate, place) => place == 0 || candidate.OddsTo(shown[0]) >= TellingOdds).Count();

    private static HashSet<string> Words(AnalyzedPassage passage) => passage.Terms.Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        var common = left.Count < right.Count ? left.Count(right.Contains) : right.Count(left.Contains);
        return (double)common / Math.Max(1, left.Count + right.Count - common);
    }
}

/// <summary>A candidate that is shown.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Copies">Passages elsewhere that say the same in nearly the same words, best first.</param>
internal sealed record Selected(Candidate Candidate, IReadOnlyList<Passage> Copies)
{
    /// <summary>The passage before that says nearly the same and differs in a fact; null if there is none.</summary>
    public Passage? DiffersFrom { get; init; }
}
