using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>Chooses the sentences of a passage that answer: the best, and one more where it is nearly as good.</summary>
internal static class Highlighter
{
    /// <summary>A second sentence is marked from this share of the best one's score.</summary>
    private const double NearlyAsGood = 0.6;

    /// <summary>The spans to mark, in reading order; at least one.</summary>
    public static IReadOnlyList<TextSpan> Mark(Candidate candidate)
    {
        var best = candidate.BestSentence;
        var second = -1;
        for (var sentence = 0; sentence < candidate.SentenceScores.Count; sentence++)
        {
            if (sentence != best && (second < 0 || candidate.SentenceScores[sentence] > candidate.SentenceScores[second]))
            {
                second = sentence;
            }
        }

        var sentences = candidate.Passage.Sentences;
        if (second < 0 || candidate.SentenceScores[second] < NearlyAsGood * candidate.SentenceScores[best])
        {
            return [sentences[best].Span];
        }

        return [sentences[Math.Min(best, second)].Span, sentences[Math.Max(best, second)].Span];
    }
}
