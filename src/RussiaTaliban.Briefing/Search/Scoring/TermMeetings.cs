using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>Which of a question's words a stretch of a passage meets, with which of its own.</summary>
internal static class TermMeetings
{
    /// <summary>For each word of the question the weight of its best counterpart and that counterpart's place among the passage's terms (-1 for none).</summary>
    public static (double Weight, int Term, string Relation)[] Of(QuestionTerms question, IReadOnlyList<AnalyzedTerm> terms, int first, int count)
    {
        var met = new (double Weight, int Term, string Relation)[question.Terms.Count];
        Array.Fill(met, (0, -1, string.Empty));
        for (var at = first; at < first + count; at++)
        {
            if (question.EntryOf(terms[at].Stem) is >= 0 and var entry)
            {
                foreach (var (term, weight, relation) in question.Meets(entry))
                {
                    if (weight > met[term].Weight)
                    {
                        met[term] = (weight, at, relation);
                    }
                }
            }
        }

        return met;
    }
}
