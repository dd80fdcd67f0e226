using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Showing;

/// <summary>Chooses the sentences of a passage that answer: the best, and one more where it is nearly as good.</summary>
internal static class Highlighter
{
    /// <summary>A second sentence is marked from this share of the best one's score.</summary>
    private const double NearlyAsGood = 0.6;

    /// <summary>The same where a sentence encoder has added to every score: it finds all sentences of a passage somewhat near.</summary>
    private const double NearlyAsGoodEncoded = 0.75;

    /// <summary>The spans to mark, in reading order; at least one.</summary>
    /// <param name="askedFor">What a sentence that answers has: where the best has it (a reason in so many words, of reasons), a second one without it is not marked.</param>
    /// <param name="candidate">The passage.</param>
    public static IReadOnlyList<TextSpan> Mark(AnswerSlots askedFor, Candidate candidate)
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
        var wanted = askedFor == AnswerSlots.Reason && (sentences[best].Slots & AnswerSlots.Cause) != 0 ? AnswerSlots.Cause : askedFor;
        var lacks = second >= 0 && (sentences[best].Slots & wanted) != 0 && (sentences[second].Slots & wanted) == 0;
        if (second < 0 || lacks || candidate.SentenceScores[second] < (candidate.IsEncoded ? NearlyAsGoodEncoded : NearlyAsGood) * candidate.SentenceScores[best])
        {
            return [sentences[best].Span];
        }

        return [sentences[Math.Min(best, second)].Span, sentences[Math.Max(best, second)].Span];
    }
}
