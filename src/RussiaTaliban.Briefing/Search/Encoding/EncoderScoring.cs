using System.Numerics.Tensors;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Encoding;

/// <summary>
/// Adds what a sentence encoder says to the best candidates: how near the question comes to their best sentence, and to all of it (the direction
/// of its sentences together). The encoder knows English: a passage of another language is given what the English ones gain on average, so that it keeps its
/// place among them.
/// </summary>
internal sealed class EncoderScoring(ISentenceEncoder encoder, RankingWeights weights)
{
    /// <summary>How many of the best are looked at: a sentence that was never encoded takes milliseconds.</summary>
    private const int Most = 30;

    /// <summary>A longer text, in characters, is a pasted page: encoding it costs much, and the encoder was taught with sentences.</summary>
    private const int MaxQuestionLength = 400;

    /// <summary>The candidates in their new order; those behind the best <see cref="Most"/> stay behind them.</summary>
    public List<Candidate> Apply(string question, List<Candidate> ranked)
    {
        var weighed = Weigh(question, ranked);
        return [.. weighed.Take(Most).OrderByDescending(candidate => candidate.Score), .. weighed.Skip(Most)];
    }

    /// <summary>The candidates in the order that they have, the first <see cref="Most"/> weighed.</summary>
    public List<Candidate> Weigh(string question, List<Candidate> candidates)
    {
        if (question.Length > MaxQuestionLength)
        {
            return candidates;
        }

        var asked = encoder.Encode(question);
        var weighed = candidates.Select((candidate, place) => place < Most && IsRead(candidate.Passage) ? Weigh(asked, candidate) : candidate).ToList();
        var gain = weighed.Zip(candidates).Where(pair => pair.First.IsEncoded).Select(pair => pair.First.Score - pair.Second.Score).DefaultIfEmpty().Average();
        return [.. weighed.Select((candidate, place) => place < Most && !candidate.IsEncoded ? candidate with { Score = candidate.Score + gain } : candidate)];
    }

    /// <summary>Encodes a passage ahead, so that no question waits for it.</summary>
    public void Prepare(AnalyzedPassage passage)
    {
        if (IsRead(passage))
        {
            _ = Encode(passage);
        }
    }

    private Candidate Weigh(float[] asked, Candidate candidate)
    {
        var encoded = Encode(candidate.Passage);
        var cosines = Array.ConvertAll(encoded, sentence => (double)TensorPrimitives.Dot<float>(asked, sentence));
        var features = candidate.Features with { Encoded = Whole(asked, encoded), EncodedSentence = cosines.Max() };
        return candidate with
        {
            Features = features,
            IsEncoded = true,
            Score = candidate.Score + (weights.Encoded * features.Encoded) + (weights.EncodedSentence * features.EncodedSentence),
            SentenceScores = [.. candidate.SentenceScores.Zip(cosines, (score, cosine) => score + (weights.EncodedSentence * cosine))],
        };
    }

    private static bool IsRead(AnalyzedPassage passage) => TermAnalyzers.IsEnglish(passage.Passage.Article.Language);

    private float[][] Encode(AnalyzedPassage passage) =>
        [.. passage.Sentences.Select(sentence => encoder.EncodeSentence(sentence.Span.Of(passage.Passage.Text)))];

    private static double Whole(float[] asked, float[][] sentences)
    {
        var sum = new float[asked.Length];
        foreach (var sentence in sentences)
        {
            TensorPrimitives.Add(sum, sentence, sum);
        }

        var length = TensorPrimitives.Norm<float>(sum);
        return length > 0 ? TensorPrimitives.Dot<float>(asked, sum) / length : 0;
    }
}
