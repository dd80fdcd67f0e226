using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Benchmarks.Summaries;

/// <summary>
/// ROUGE F1 (Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004) over stemmed words without function words: overlap of single
/// words, of pairs, and the longest common subsequence.
/// </summary>
internal readonly record struct Rouge(double One, double Two, double Longest)
{
    private static readonly EnglishTermAnalyzer Terms = new(countries: null);

    public static Rouge Of(string summary, string reference)
    {
        var (said, wanted) = (Stems(summary), Stems(reference));
        return new Rouge(Overlap(said, wanted), Overlap(Pairs(said), Pairs(wanted)), F1(CommonSubsequence(said, wanted), said.Count, wanted.Count));
    }

    public static Rouge Mean(IReadOnlyCollection<Rouge> scores) =>
        new(scores.Average(score => score.One), scores.Average(score => score.Two), scores.Average(score => score.Longest));

    private static List<string> Stems(string text) => [.. Terms.Analyze(text).Select(term => term.Stem)];

    private static List<string> Pairs(List<string> stems) => [.. stems.Zip(stems.Skip(1), (first, second) => first + " " + second)];

    private static double Overlap(List<string> said, List<string> wanted)
    {
        var counts = wanted.CountBy(stem => stem).ToDictionary();
        return F1(said.CountBy(stem => stem).Sum(stem => Math.Min(stem.Value, counts.GetValueOrDefault(stem.Key))), said.Count, wanted.Count);
    }

    private static double F1(int common, int said, int wanted) => common == 0 ? 0 : 2.0 * common / (said + wanted);

    private static int CommonSubsequence(List<string> one, List<string> other)
    {
        var lengths = new int[other.Count + 1];
        foreach (var stem in one)
        {
            var diagonal = 0;
            for (var at = 1; at <= other.Count; at++)
            {
                var above = lengths[at];
                lengths[at] = stem == other[at - 1] ? diagonal + 1 : Math.Max(above, lengths[at - 1]);
                diagonal = above;
            }
        }

        return lengths[^1];
    }
}
