namespace RussiaTaliban.Briefing.Summaries;

/// <summary>
/// How much of an article each sentence speaks for: continuous LexRank (Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience
/// in Text Summarization", JAIR 22, 2004). Sentences are nodes, the cosine of their tf-idf vectors is an edge's weight, and PageRank's stationary
/// distribution is the score.
/// </summary>
internal sealed class Centrality
{
    private const double Damping = 0.85;
    private const int MaxRounds = 60;
    private const double Settled = 1e-7;

    private readonly double[][] _similarity;

    private Centrality(double[][] similarity, double[] scores)
    {
        _similarity = similarity;
        Scores = scores;
    }

    /// <summary>A score for each sentence, from 0; the most central one has 1.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>The cosine of two sentences, 0 to 1.</summary>
    public double Similarity(int one, int other) => one == other ? 1 : _similarity[one][other];

    /// <summary>Compares all sentences with one another: time and memory grow with the square of their number.</summary>
    public static Centrality Of(IReadOnlyList<SentenceCandidate> sentences)
    {
        var similarity = Similarities(sentences);
        return new Centrality(similarity, Rank(similarity));
    }

    private static double[][] Similarities(IReadOnlyList<SentenceCandidate> sentences)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in sentences.SelectMany(sentence => sentence.Terms.Keys))
        {
            frequency[term] = frequency.GetValueOrDefault(term) + 1;
        }

        var vectors = sentences
            .Select(sentence => sentence.Terms.ToDictionary(
                term => term.Key,
                term => term.Value * Math.Log((sentences.Count + 1) / (frequency[term.Key] + 0.5)),
                StringComparer.Ordinal))
            .ToArray();
        var lengths = vectors.Select(vector => Math.Sqrt(vector.Values.Sum(weight => weight * weight))).ToArray();
        var similarity = new double[sentences.Count][];
        for (var row = 0; row < similarity.Length; row++)
        {
            similarity[row] = new double[similarity.Length];
            for (var column = 0; column < row; column++)
            {
                var norm = lengths[row] * lengths[column];
                similarity[row][column] = similarity[column][row] = norm > 0 ? Math.Max(0, Dot(vectors[row], vectors[column]) / norm) : 0;
            }
        }

        return similarity;
    }

    private static double Dot(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        var sum = 0.0;
        foreach (var (term, weight) in few)
        {
            sum += weight * many.GetValueOrDefault(term);
        }

        return sum;
    }

    private static double[] Rank(double[][] similarity)
    {
        var count = similarity.Length;
        var degrees = similarity.Select(row => row.Sum()).ToArray();
        var rank = Enumerable.Repeat(1.0 / Math.Max(count, 1), count).ToArray();
        for (var round = 0; round < MaxRounds; round++)
        {
            var alone = rank.Where((_, at) => degrees[at] == 0).Sum();
            var next = Enumerable.Repeat(((1 - Damping) + (Damping * alone)) / count, count).ToArray();
            for (var from = 0; from < count; from++)
            {
                if (degrees[from] > 0)
                {
                    var share = Damping * rank[from] / degrees[from];
                    for (var to = 0; to < count; to++)
                    {
                        next[to] += share * similarity[from][to];
                    }
                }
            }

            var moved = next.Zip(rank, (after, before) => Math.Abs(after - before)).Sum();
            rank = next;
            if (moved < Settled)
            {
                break;
            }
        }

        var highest = count > 0 ? rank.Max() : 1;
        return [.. rank.Select(score => score / highest)];
    }
}
