using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Benchmarks.Summaries;

/// <summary>The rival: TextRank as published (Mihalcea and Tarau, EMNLP 2004): shared words over the logarithms of the lengths, PageRank, the best sentences.</summary>
internal static class TextRank
{
    private const double Damping = 0.85;
    private const int Rounds = 50;

    private static readonly EnglishTermAnalyzer Terms = new(countries: null);

    /// <summary>The best sentences in reading order.</summary>
    public static IEnumerable<string> Pick(IReadOnlyList<string> sentences, int most) =>
        Ranked(sentences).Take(most).Order().Select(at => sentences[at]);

    /// <summary>The best sentences that fit into so many words, in reading order: ROUGE rewards the method that picks the longer ones.</summary>
    public static IEnumerable<string> PickWords(IReadOnlyList<string> sentences, int most)
    {
        var picked = new List<int>();
        foreach (var at in Ranked(sentences))
        {
            if (picked.Sum(other => Words(sentences[other])) + Words(sentences[at]) <= most)
            {
                picked.Add(at);
            }
        }

        return picked.Order().Select(at => sentences[at]);
    }

    public static int Words(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<int> Ranked(IReadOnlyList<string> sentences)
    {
        var words = sentences.Select(sentence => Terms.Analyze(sentence).Select(term => term.Stem).ToHashSet()).ToArray();
        var weights = words.Select((one, row) => words.Select((other, column) => row == column ? 0 : Similarity(one, other)).ToArray()).ToArray();
        var degrees = weights.Select(row => row.Sum()).ToArray();
        var scores = Enumerable.Repeat(1.0, sentences.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            scores = [.. Enumerable.Range(0, sentences.Count).Select(at =>
                1 - Damping + (Damping * Enumerable.Range(0, sentences.Count).Where(from => degrees[from] > 0).Sum(from => weights[from][at] / degrees[from] * scores[from])))];
        }

        return Enumerable.Range(0, sentences.Count).OrderByDescending(at => scores[at]);
    }

    private static double Similarity(HashSet<string> one, HashSet<string> other) =>
        one.Count > 1 && other.Count > 1 ? one.Count(other.Contains) / (Math.Log(one.Count) + Math.Log(other.Count)) : 0;
}
