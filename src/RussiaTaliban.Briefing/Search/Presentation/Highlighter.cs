using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Presentation;

/// <summary>Chooses the sentences of a passage that answer: the best, and one more where it is nearly as good.</summary>
internal static class Highlighter
{
    /// <summary>A second sentence is marked from these odds beside the best one on.</summary>
    private const double NearlyAsGood = 0.3;

    /// <summary>Where a reason is asked for and the best sentence gives none in so many words, one that does is marked beside it from these odds on.</summary>
    private const double SaysWhy = 0.1;

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
        if (askedFor == AnswerSlots.Reason && (sentences[best].Slots & AnswerSlots.Cause) == 0 && BestCause(candidate) is >= 0 and var cause
            && Math.Exp(candidate.SentenceScores[cause] - candidate.SentenceScores[best]) >= SaysWhy)
        {
            return [sentences[Math.Min(best, cause)].Span, sentences[Math.Max(best, cause)].Span];
        }

        var wanted = askedFor == AnswerSlots.Reason && (sentences[best].Slots & AnswerSlots.Cause) != 0 ? AnswerSlots.Cause : askedFor;
        var lacks = second >= 0 && (sentences[best].Slots & wanted) != 0 && (sentences[second].Slots & wanted) == 0;
        if (second < 0 || lacks || Math.Exp(candidate.SentenceScores[second] - candidate.SentenceScores[best]) < NearlyAsGood)
        {
            return [sentences[best].Span];
        }

        return [sentences[Math.Min(best, second)].Span, sentences[Math.Max(best, second)].Span];
    }

    /// <summary>The best sentence that gives a reason in so many words; -1 where none does.</summary>
    private static int BestCause(Candidate candidate) => Enumerable.Range(0, candidate.SentenceScores.Count)
        .Where(sentence => (candidate.Passage.Sentences[sentence].Slots & AnswerSlots.Cause) != 0)
        .OrderByDescending(sentence => candidate.SentenceScores[sentence]).FirstOrDefault(-1);
}

/// <summary>Tells whose words a sentence reports, where the sentence itself says so.</summary>
internal static partial class VoiceReader
{
    /// <summary>The person or body named as speaking; null if the sentence speaks for the article.</summary>
    public static string? Read(string sentence)
    {
        var match = Attribution().Match(sentence);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        @"\b((?i:according to)|said|says|told \w+|argued|argues|warned|warns|noted|notes|stated|states|added|adds|explained|explains|wrote|writes) (the )?((Dr|Mr|Mrs|Ms|Prof)\. )?(?<name>\p{Lu}[\p{L}’'-]+( (of |the )?\p{Lu}[\p{L}’'-]+)*)"
        + @"|(?<name>\p{Lu}[\p{L}’'-]+( \p{Lu}[\p{L}’'-]+)+)(, [^,]{3,60},)? (said|says|told|argued|argues|warned|warns|noted|notes|stated|states|added|adds|explained|explains|wrote|writes)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribution();
}
