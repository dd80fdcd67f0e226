using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>
/// Ensures that each part of a question about several things has a separate passage among those shown first. A passage that
/// speaks of all parts in passing stands for one of them, the one where the next best is farthest behind.
/// </summary>
internal static class PartSelector
{
    /// <summary>What answering the whole question counts beside answering the part.</summary>
    private const double Whole = 0.5;

    /// <summary>The order with the parts' passages moved up behind the first, which stays; the part that the first stands for has another one last.</summary>
    /// <param name="order">The candidates as they would be shown.</param>
    /// <param name="parts">For each part the same candidates in the same order, scored for it.</param>
    /// <param name="most">How many are shown at once.</param>
    public static IReadOnlyList<Candidate> Arrange(IReadOnlyList<Candidate> order, IReadOnlyList<IReadOnlyList<Candidate>> parts, int most)
    {
        if (order.Count < 2)
        {
            return order;
        }

        var worth = parts.Select(part => part.Select((candidate, place) => candidate.Score + (Whole * order[place].Score)).ToArray()).ToList();
        var served = Enumerable.Range(0, parts.Count).MaxBy(part => worth[part][0] - worth[part].Skip(1).Max());
        var shown = new List<int> { 0 };
        var first = new List<Candidate> { order[0] };
        foreach (var part in Enumerable.Range(0, parts.Count).Where(part => part != served).Append(served).Take(Math.Min(most, order.Count) - 1))
        {
            var place = Enumerable.Range(0, order.Count).Except(shown).MaxBy(place => worth[part][place]);

            // What is marked in it is what answers the part.
            shown.Add(place);
            first.Add(order[place] with { SentenceScores = parts[part][place].SentenceScores });
        }

        return [.. first, .. order.Where((_, place) => !shown.Contains(place))];
    }
}
