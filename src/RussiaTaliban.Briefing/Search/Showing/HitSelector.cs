using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>
/// Orders what is shown after the first passage: a passage that meets a part of the question which those before it leave open comes before
/// one that says the same again. Those that are far behind are not shown at all.
/// </summary>
internal static class HitSelector
{
    /// <summary>What meeting the whole open rest of a question is worth, by the first passage's score.</summary>
    private const double OpenPart = 0.5;

    /// <summary>A passage below this share of the first one's score adds nothing.</summary>
    private const double FarBehind = 0.25;

    /// <summary>How deep is looked for a passage that adds something.</summary>
    private const int Depth = 12;

    /// <summary>The candidates in the order in which they are shown.</summary>
    public static IReadOnlyList<Candidate> Order(ReadQuestion question, IReadOnlyList<Candidate> ranked, int most)
    {
        if (ranked.Count < 2)
        {
            return ranked;
        }

        var pool = ranked.Take(Depth).Select(candidate => (Candidate: candidate, Met: Meetings(question, candidate))).ToList();
        var shown = new List<Candidate> { ranked[0] };
        var covered = pool[0].Met;
        pool.RemoveAt(0);
        while (shown.Count < most && pool.Count > 0)
        {
            var next = pool.MaxBy(entry => entry.Candidate.Score + (OpenPart * ranked[0].Score * Gain(question, covered, entry.Met)));
            pool.Remove(next);
            shown.Add(next.Candidate);
            for (var term = 0; term < covered.Length; term++)
            {
                covered[term] = Math.Max(covered[term], next.Met[term]);
            }
        }

        return [.. shown, .. ranked.Except(shown).Where(candidate => candidate.Score >= FarBehind * ranked[0].Score)];
    }

    private static double[] Meetings(ReadQuestion question, Candidate candidate) =>
        [.. TermMeetings.Of(question.Terms, candidate.Passage.Terms, 0, candidate.Passage.Terms.Count).Select(met => met.Weight)];

    /// <summary>The share of the question that a passage adds to what is covered.</summary>
    private static double Gain(ReadQuestion question, double[] covered, double[] met)
    {
        var gain = 0.0;
        for (var term = 0; term < met.Length; term++)
        {
            gain += question.Terms.Terms[term].Idf * Math.Max(0, met[term] - covered[term]);
        }

        return gain / question.Terms.IdfMass;
    }
}
