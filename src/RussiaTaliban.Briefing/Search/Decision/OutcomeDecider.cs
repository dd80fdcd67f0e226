namespace RussiaTaliban.Briefing.Search.Decision;

/// <summary>
/// Says how sure an answer is. Two logistic models weigh the evidence, one whether the first passage is right, one whether the corpus is
/// about the question at all; what no score can tell is ruled out first: a figure asked for that is not there, a name that nobody mentions.
/// </summary>
internal static class OutcomeDecider
{
    /// <summary>The least probability to say "this answers".</summary>
    private const double SureEnough = 0.4;

    /// <summary>The least probability to show anything.</summary>
    private const double NearEnough = 0.1;

    /// <summary>A passage that meets less of the question than this has nothing to do with it.</summary>
    private const double LeastCoverage = 0.05;

    /// <summary>The outcome that the evidence allows.</summary>
    public static AnswerOutcome Decide(Evidence evidence)
    {
        if (evidence.Coverage < LeastCoverage || Probability(OnSubject(evidence)) < NearEnough)
        {
            return AnswerOutcome.NotFound;
        }

        var ruledOut = evidence.NameUnknown > 0 || (evidence.AsksFigure > 0 && evidence.SlotEmpty > 0);
        return !ruledOut && Probability(Right(evidence)) >= SureEnough ? AnswerOutcome.Answered : AnswerOutcome.Closest;
    }

    private static double Right(Evidence evidence) =>
        -1.9 + (0.6 * evidence.SameWords) + (0.6 * evidence.Coverage) - (1.1 * evidence.Unmet) + (1.4 * evidence.Cosine) + (2.2 * evidence.Margin) - (1.7 * evidence.NamesMissing);

    private static double OnSubject(Evidence evidence) =>
        -1.8 + (0.7 * evidence.SameWords) + (0.8 * evidence.Coverage) - (1.2 * evidence.Unmet) + (1.2 * evidence.Sentence) + (2.6 * evidence.Cosine) + (1.8 * evidence.Margin)
        - (1.7 * evidence.NamesMissing);

    private static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
