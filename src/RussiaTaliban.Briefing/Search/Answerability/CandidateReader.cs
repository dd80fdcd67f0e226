using RussiaTaliban.Briefing.Search.Encoding;
using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Answerability;

/// <summary>
/// Has the reader read the best candidates, a few at a time. Reading takes most of a question's time, so it ends as soon as what has been read decides the outcome:
/// a passage that answers, or a question that the corpus is not about. Only while the outcome is between the two are more passages read.
/// </summary>
/// <param name="reader">The cross-encoder.</param>
/// <param name="model">The fitted numbers.</param>
/// <param name="toTheEnd">True where every stage is read whatever the earlier ones say: for fitting the numbers that decide.</param>
internal sealed class CandidateReader(IPassageReader reader, RankingModel model, bool toTheEnd)
{
    /// <summary>How many candidates, best first, each stage reads.</summary>
    private static readonly int[] Stages = [3, 2, 5];

    private readonly double[] _weights = model.Reader.Arrange(PassageFeatures.Names);

    /// <summary>The candidates in the order that the readings give them. What was not read follows in its former order.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ranked">The candidates, best first; at least one.</param>
    /// <param name="probe">What <see cref="RankingModel.Probe"/> says of the question.</param>
    public List<Candidate> Read(ReadQuestion question, List<Candidate> ranked, double probe)
    {
        // A text that several articles carry is read once, and stands for one answer.
        var copies = ranked.Where(candidate => candidate.IsEncoded).GroupBy(candidate => candidate.Passage.Passage.Text, StringComparer.Ordinal).Select(group => group.ToList());
        var waiting = new Queue<List<Candidate>>(copies.Take(Stages.Sum()));
        List<Candidate> read = [];
        var order = ranked;
        foreach (var stage in Stages)
        {
            List<List<Candidate>> next = [.. Enumerable.Range(0, Math.Min(stage, waiting.Count)).Select(_ => waiting.Dequeue())];
            if (next.Count == 0)
            {
                break;
            }

            var readings = reader.Read(question.Text, next.ConvertAll(same => same[0].Passage.Passage));
            read = [.. read.Concat(next.Zip(readings).SelectMany(pair => pair.First.Select(candidate => With(candidate, pair.Second)))).OrderByDescending(candidate => candidate.Score)];
            order = Join(read, ranked);
            List<Candidate> distinct = [.. order.DistinctBy(candidate => candidate.Passage.Passage.Text, StringComparer.Ordinal)];
            if (!toTheEnd && OutcomeDecider.Decide(model, question, distinct, probe).Outcome != AnswerOutcome.Closest)
            {
                break;
            }
        }

        return order;
    }

    private Candidate With(Candidate candidate, PassageReading reading)
    {
        Span<double> values = stackalloc double[PassageFeatures.Names.Count];
        candidate.Features.CopyTo(values);
        return candidate with
        {
            Reading = reading,
            Score = model.Reader.Score(_weights, values) + model.Reader.Score([("Relevance", reading.Relevance), ("Answers", reading.Answers), ("Margin", reading.Margin)]),
            SentenceScores = reading.Span is { } span
                ? [.. candidate.SentenceScores.Zip(candidate.Passage.Sentences, (score, sentence) => score + model.Sentences.Score([("Span", Share(span, sentence.Span))]))]
                : candidate.SentenceScores,
        };
    }

    /// <summary>What was read, then what was not: behind it, and no nearer to it than before.</summary>
    private static List<Candidate> Join(List<Candidate> read, List<Candidate> ranked)
    {
        var known = read.Select(candidate => candidate.Passage.Ordinal).ToHashSet();
        var rest = ranked.Where(candidate => !known.Contains(candidate.Passage.Ordinal)).ToList();
        var gap = rest.Count == 0 ? 0 : read[^1].Score - rest[0].Score;
        return [.. read, .. rest.Select(candidate => candidate with { Score = candidate.Score + Math.Min(0, gap) })];
    }

    /// <summary>How much of an answering span lies in a sentence, 0 to 1.</summary>
    private static double Share(TextSpan span, TextSpan sentence) =>
        span.Length == 0 ? 0 : Math.Max(0, Math.Min(span.End, sentence.End) - Math.Max(span.Start, sentence.Start)) / (double)span.Length;
}
