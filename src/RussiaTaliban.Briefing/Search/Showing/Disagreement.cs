using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>Finds a passage that states something else than the first about the same matter: another day of the same month for one event.</summary>
internal static partial class Disagreement
{
    /// <summary>A sentence is about the same matter from this share of the first one's score on.</summary>
    private const double SameMatter = 0.4;

    /// <summary>How deep is looked.</summary>
    private const int Depth = 8;

    /// <summary>
    /// The candidate that differs from an earlier one, and moved up behind it, where there is one; otherwise the order as it is.
    /// </summary>
    public static (IReadOnlyList<Candidate> Order, bool Differ) Arrange(ReadQuestion question, IReadOnlyList<Candidate> order)
    {
        if ((question.AskedFor & AnswerSlots.Date) == 0 && !Day().IsMatch(question.Text))
        {
            return (order, false);
        }

        var dated = order.Take(Depth).Select(candidate => (Candidate: candidate, Days: Days(candidate))).Where(entry => entry.Days.Count > 0).ToList();
        for (var first = 0; first < dated.Count; first++)
        {
            for (var second = first + 1; second < dated.Count; second++)
            {
                if (Differ(dated[first].Days, dated[second].Days) && dated[second].Candidate.Score >= SameMatter * order[0].Score)
                {
                    var pair = new[] { dated[first].Candidate, dated[second].Candidate };
                    var leader = dated[first].Candidate == order[0] || (HasDate(order[0]) && !AskedFor.IsDay(question.Text)) ? [order[0]] : Array.Empty<Candidate>();
                    return ([.. leader.Union(pair), .. order.Except(leader.Union(pair))], true);
                }
            }
        }

        return (order, false);
    }

    private static bool HasDate(Candidate candidate) => (candidate.Passage.Sentences[candidate.BestSentence].Slots & AnswerSlots.Date) != 0;

    private static bool Differ(FrozenSet<string> left, FrozenSet<string> right) =>
        !left.Overlaps(right) && left.Any(day => right.Any(other => day.Split(' ')[0] == other.Split(' ')[0]));

    /// <summary>The days (<c>july 4</c>) that a candidate's best dated sentence names.</summary>
    private static FrozenSet<string> Days(Candidate candidate) =>
        Day().Matches(candidate.Passage.Passage.Text).Select(match => $"{match.Groups["month"].Value} {match.Groups["day"].Value}").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December) (?<day>[0-9]{1,2})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();
}
