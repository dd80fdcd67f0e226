using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>
/// Adds what a sentence encoder says to the best candidates. A passage is encoded when it first becomes one and then remembered:
/// encoding a whole corpus beforehand would hold up the start.
/// </summary>
internal sealed class EncoderScoring(ISentenceEncoder encoder)
{
    /// <summary>How many of the best are encoded: a model takes milliseconds a passage.</summary>
    private const int Most = 30;

    /// <summary>What a cosine of 1 counts: about as much as half the question's words met.</summary>
    private const double Weight = 0.5;

    private readonly ConcurrentDictionary<PassageId, float[]> _vectors = [];

    /// <summary>The candidates in their new order; those behind the best <see cref="Most"/> stay behind them.</summary>
    public List<Candidate> Apply(string question, List<Candidate> ranked)
    {
        var asked = encoder.Encode(question);
        var best = ranked.Take(Most)
            .Select(candidate => candidate with { Score = candidate.Score + (Weight * TensorPrimitives.Dot<float>(asked, Vector(candidate.Passage.Passage))) })
            .OrderByDescending(candidate => candidate.Score);
        return [.. best, .. ranked.Skip(Most)];
    }

    private float[] Vector(Passage passage) => _vectors.GetOrAdd(passage.Id, static (_, of) => of.encoder.Encode(of.passage.Text), (encoder, passage));
}
