using RussiaTaliban.Briefing.Search.Meaning;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>Says why a passage was found: which word of it met which word of the question.</summary>
internal static class MatchExplainer
{
    /// <summary>Weaker meetings are chance more often than reason, and are not told.</summary>
    private const double LeastTold = 0.15;

    /// <summary>The meetings of words, the weightiest first.</summary>
    public static IReadOnlyList<Match> Explain(ReadQuestion question, Candidate candidate)
    {
        var passage = candidate.Passage;
        var met = TermMeetings.Of(question.Terms, passage.Terms, 0, passage.Terms.Count);
        var matches = new List<Match>();
        for (var index = 0; index < met.Length; index++)
        {
            var (weight, place, relation) = met[index];
            if (weight >= LeastTold)
            {
                var word = passage.Terms[place].Word;
                var term = question.Terms.Terms[index];
                var asked = relation == Relations.CorpusSynonym ? term.SynonymOf ?? term.Asked : term.Asked;
                matches.Add(new Match(asked, passage.Passage.Text.Substring(word.Start, word.Length), relation, weight * term.Idf / question.Terms.IdfMass));
            }
        }

        // The words of one phrase that one phrase of the passage meets are one reason.
        return [.. matches
            .GroupBy(match => (match.Asked, match.Found, match.Relation))
            .Select(same => same.First() with { Weight = same.Sum(match => match.Weight) })
            .OrderByDescending(match => match.Weight)];
    }
}
