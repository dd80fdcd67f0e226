using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Search.Answerability;

/// <summary>
/// Says how sure an answer is. Two logistic models weigh the evidence, one whether the first passage is right, one whether the corpus is
/// about the question at all, each with and without a sentence encoder's word; what no score can tell is ruled out first: a figure asked for that is
/// not there, a name that nobody mentions, a year or a country that the sentence contradicts.
/// </summary>
internal static class OutcomeDecider
{
    /// <summary>A passage that lacks more of what the question names is about something else.</summary>
    private const double MaxNamesMissing = 0.75;

    /// <summary>A passage that meets less of the question than this has nothing to do with it, where words alone are known.</summary>
    private const double LeastCoverage = 0.05;

    /// <summary>The outcome that the evidence allows.</summary>
    public static AnswerOutcome Decide(Evidence evidence)
    {
        var (right, onSubject) = evidence.IsEncoded ? WithEncoder(evidence) : WithWords(evidence);
        if (evidence.Everyday > 0 || !onSubject)
        {
            return AnswerOutcome.NotFound;
        }

        var ruledOut = evidence.Contradicted > 0 || evidence.NameUnknown > 0 || evidence.NamesMissing > MaxNamesMissing || (evidence.AsksFigure > 0 && evidence.SlotEmpty > 0);
        return !ruledOut && right ? AnswerOutcome.Answered : AnswerOutcome.Closest;
    }

    /// <summary>Weights of logistic regressions over questions on 11 articles, asked of their own article and of others; rounded. The least probabilities were set on the shipped article's questions.</summary>
    private static (bool Right, bool OnSubject) WithEncoder(Evidence evidence)
    {
        var right = (0.3 * evidence.SameWords) + (0.15 * evidence.Coverage) - (0.2 * evidence.Unmet) - (0.45 * evidence.Affinity) + (0.25 * evidence.WholeCosine)
            - (0.15 * evidence.Cosine) + (1.75 * evidence.Margin) - (0.75 * evidence.NamesMissing) - (0.45 * evidence.SlotEmpty) - (0.6 * evidence.AsksFigure)
            + (0.4 * evidence.Encoded) + (0.2 * evidence.EncodedSentence);
        var onSubject = -2.7 - (0.4 * evidence.SameWords) + (0.4 * evidence.Coverage) - (0.15 * evidence.Unmet) + (0.3 * evidence.Affinity) + (1.65 * evidence.WholeCosine)
            + (0.85 * evidence.Sentence) + (0.9 * evidence.Cosine) + (0.25 * evidence.Margin) - evidence.NamesMissing - (0.65 * evidence.NameUnknown)
            + (3.7 * evidence.Encoded) + (4.3 * evidence.EncodedSentence);
        return (Probability(right) >= 0.595, Probability(onSubject) >= 0.2);
    }

    /// <summary>The same over questions on 28 articles, of which some articles were taken out.</summary>
    private static (bool Right, bool OnSubject) WithWords(Evidence evidence)
    {
        var right = -1.2 + (1.1 * evidence.SameWords) + (1.1 * evidence.Coverage) - (0.9 * evidence.Unmet) - (1.8 * evidence.Affinity) + (1.1 * evidence.WholeCosine)
            + evidence.Cosine + (2.0 * evidence.Margin) - (1.7 * evidence.NamesMissing) - (0.4 * evidence.SlotEmpty);
        var onSubject = -0.8 + (1.3 * evidence.SameWords) + (1.6 * evidence.Coverage) - (0.9 * evidence.Unmet) - (3.0 * evidence.Affinity) + (2.0 * evidence.WholeCosine)
            + (1.5 * evidence.Sentence) + (2.1 * evidence.Cosine) + (1.8 * evidence.Margin) - (1.3 * evidence.NamesMissing) - evidence.NameUnknown;
        return (Probability(right) >= 0.34, evidence.Coverage >= LeastCoverage && Probability(onSubject) >= 0.08);
    }

    private static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}

/// <summary>
/// Words of what people ask any assistant for. Where a corpus never uses such a word, a question that does is not about it;
/// where it does (an article on football), the word is like any other.
/// </summary>
internal static class EverydayRequests
{
    private static readonly FrozenSet<string> Words = """
        weather forecast rain temperature joke jokes riddle poem limerick song lyrics recipe recipes cook bake cocktail restaurant restaurants hotel hotels pizza
        movie movies film netflix football soccer basketball tennis cricket league cup olympics playoffs
        python javascript java typescript sql html css algorithm regex compile debug
        horoscope lottery bitcoin crypto birthday wedding homework essay translate translation
        passport tickets ticket flight flights workout diet gym chatbot chatgpt gpt
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a folded word of such requests.</summary>
    public static bool Contains(string folded) => Words.Contains(folded);
}
