namespace RussiaTaliban.Briefing.Search.Decision;

/// <summary>
/// Says how sure an answer is. Two logistic models weigh the evidence, one whether the first passage is right, one whether the corpus is
/// about the question at all; what no score can tell is ruled out first: a figure asked for that is not there, a name that nobody mentions, a year or
/// a country that the sentence contradicts.
/// </summary>
internal static class OutcomeDecider
{
    /// <summary>The least probability to say "this answers".</summary>
    private const double SureEnough = 0.34;

    /// <summary>The least probability to show anything.</summary>
    private const double NearEnough = 0.08;

    /// <summary>A passage that lacks more of what the question names is about something else.</summary>
    private const double MostNamesMissing = 0.75;

    /// <summary>A passage that meets less of the question than this has nothing to do with it.</summary>
    private const double LeastCoverage = 0.05;

    /// <summary>The outcome that the evidence allows.</summary>
    public static AnswerOutcome Decide(Evidence evidence)
    {
        if (evidence.Everyday > 0 || evidence.Coverage < LeastCoverage || Probability(OnSubject(evidence)) < NearEnough)
        {
            return AnswerOutcome.NotFound;
        }

        var ruledOut = evidence.Contradicted > 0 || evidence.NameUnknown > 0 || evidence.NamesMissing > MostNamesMissing || (evidence.AsksFigure > 0 && evidence.SlotEmpty > 0);
        return !ruledOut && Probability(Right(evidence)) >= SureEnough ? AnswerOutcome.Answered : AnswerOutcome.Closest;
    }

    /// <summary>Weights of a logistic regression over questions on 28 articles, answered and not, cross-validated; rounded.</summary>
    private static double Right(Evidence evidence) =>
        -1.2 + (1.1 * evidence.SameWords) + (1.1 * evidence.Coverage) - (0.9 * evidence.Unmet) - (1.8 * evidence.Affinity) + (1.1 * evidence.WholeCosine)
        + evidence.Cosine + (2.0 * evidence.Margin) - (1.7 * evidence.NamesMissing) - (0.4 * evidence.SlotEmpty);

    /// <summary>The same over questions whose article is in the corpus and questions whose article is not.</summary>
    private static double OnSubject(Evidence evidence) =>
        -0.8 + (1.3 * evidence.SameWords) + (1.6 * evidence.Coverage) - (0.9 * evidence.Unmet) - (3.0 * evidence.Affinity) + (2.0 * evidence.WholeCosine) + (1.5 * evidence.Sentence)
        + (2.1 * evidence.Cosine) + (1.8 * evidence.Margin) - (1.3 * evidence.NamesMissing) - evidence.NameUnknown;

    private static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
