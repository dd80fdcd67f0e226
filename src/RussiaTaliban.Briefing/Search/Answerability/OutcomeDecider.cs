using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Answerability;

/// <summary>
/// Says how sure an answer is. Where a reader has read the best passages, its word decides: no likeness of words or vectors tells a question that the corpus answers
/// from one that it only comes near. Where none has, the words decide.
/// </summary>
internal static class OutcomeDecider
{
    /// <summary>So many passages behind the first count as its rivals, read or not: an outcome must not look surer because less was read.</summary>
    private const int Rivals = 11;

    /// <summary>The decision on ranked candidates.</summary>
    /// <param name="model">The fitted numbers.</param>
    /// <param name="question">The question.</param>
    /// <param name="ranked">The candidates, best first; at least one.</param>
    /// <param name="probe">What <see cref="RankingModel.Probe"/> says of the question.</param>
    public static AnswerabilityVerdict Decide(RankingModel model, ReadQuestion question, IReadOnlyList<Candidate> ranked, double probe)
    {
        var isRead = ranked[0].Reading is not null;
        var features = isRead ? Readings(ranked, probe) : EvidenceReader.Read(question, ranked);
        var (answered, onSubject) = isRead ? (model.Answered, model.OnSubject) : (model.AnsweredByWords, model.OnSubjectByWords);
        var right = answered.Probability(features);
        var near = onSubject.Probability(features);
        var isOffTopic = near < onSubject.Threshold;
        var outcome = isOffTopic || right < answered.Floor ? AnswerOutcome.NotFound : right >= answered.Threshold ? AnswerOutcome.Answered : AnswerOutcome.Closest;
        return new AnswerabilityVerdict(outcome, right, near, isRead, features) { IsOffTopic = isOffTopic };
    }

    /// <summary>What the readings of the best few say, by the names that ranking.json uses.</summary>
    private static IReadOnlyList<(string Name, double Value)> Readings(IReadOnlyList<Candidate> ranked, double probe)
    {
        var first = ranked[0];
        var read = ranked.Where(candidate => candidate.Reading is not null).Select(candidate => candidate.Reading!).ToList();
        var others = ranked.Skip(1).Where(candidate => candidate.Reading is not null).ToList();
        return
        [
            ("Answers", first.Reading!.Answers),
            ("Margin", first.Reading.Margin),
            ("Relevance", first.Reading.Relevance),
            ("BestOtherAnswers", others.Count == 0 ? first.Reading.Answers : others.Max(other => other.Reading!.Answers)),
            ("Lead", others.Count == 0 ? 0 : first.Score - others[0].Score),
            ("Share", 1 / (1 + ranked.Skip(1).Take(Rivals).Sum(other => other.OddsTo(first)))),
            ("NearestCosine", ranked.Max(candidate => candidate.Features.Cosine)),
            ("NearestMaxSim", ranked.Max(candidate => candidate.Features.MaxSim)),
            ("BestRelevance", read.Max(reading => reading.Relevance)),
            ("BestAnswers", read.Max(reading => reading.Answers)),
            ("BestMargin", read.Max(reading => reading.Margin)),
            ("BestCoverage", ranked.Max(candidate => candidate.Features.Coverage)),
            ("Probe", probe),
        ];
    }
}

/// <summary>How an outcome was decided.</summary>
/// <param name="Outcome">The outcome shown to the user.</param>
/// <param name="Right">The probability that the first passage answers, 0 to 1.</param>
/// <param name="OnSubject">The probability that the corpus is about the question at all, 0 to 1.</param>
/// <param name="ByReader">True if a reader's word decided, false if words did.</param>
/// <param name="Features">What was weighed.</param>
internal sealed record AnswerabilityVerdict(AnswerOutcome Outcome, double Right, double OnSubject, bool ByReader, IReadOnlyList<(string Name, double Value)> Features)
{
    /// <summary>True if the corpus is about something else: not even its nearest sections are worth a look.</summary>
    public bool IsOffTopic { get; init; }
}
