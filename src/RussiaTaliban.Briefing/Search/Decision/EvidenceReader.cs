using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Decision;

/// <summary>Gathers the evidence for the first of ranked candidates.</summary>
internal static class EvidenceReader
{
    /// <summary>From this weight on a related word counts as the same.</summary>
    private const double AsGoodAsSame = 0.75;

    /// <summary>Below this weight a word of the question counts as not met.</summary>
    private const double HalfMet = 0.35;

    /// <param name="question">The question.</param>
    /// <param name="ranked">The candidates, best first; at least one.</param>
    public static Evidence Read(ReadQuestion question, IReadOnlyList<Candidate> ranked)
    {
        var first = ranked[0];
        var sentence = first.Passage.Sentences[first.BestSentence];
        var inSentence = TermMeetings.Of(question.Terms, first.Passage.Terms, sentence.FirstTerm, sentence.TermCount);
        var inPassage = TermMeetings.Of(question.Terms, first.Passage.Terms, 0, first.Passage.Terms.Count);
        double same = 0, unmet = 0, affinity = 0, coverage = 0, names = 0, missing = 0;
        var unknown = false;
        var everyday = false;
        for (var index = 0; index < inPassage.Length; index++)
        {
            var term = question.Terms.Terms[index];
            same += inSentence[index].Weight >= AsGoodAsSame ? term.Idf : 0;
            unmet += inPassage[index].Weight < HalfMet ? term.Idf : 0;
            affinity += term.Idf * (term.Related.Count == 0 ? 0 : term.Related.Max(related => related.Weight));
            everyday |= EverydayRequests.Contains(term.Folded) && !term.Related.Any(related => related.Weight >= AsGoodAsSame);
            coverage += term.Idf * inPassage[index].Weight;
            if (IsName(term))
            {
                names += term.Idf;
                missing += inPassage[index].Weight < AsGoodAsSame ? term.Idf : 0;
                unknown |= !term.Related.Any(related => related.Weight >= AsGoodAsSame);
            }
        }

        var mass = question.Terms.IdfMass;
        return new Evidence
        {
            SameWords = same / mass,
            Coverage = coverage / mass,
            Unmet = unmet / mass,
            Affinity = affinity / mass,
            WholeCosine = first.Features.WholeCosine,
            Everyday = everyday ? 1 : 0,
            Sentence = first.Features.Sentence,
            Cosine = first.Features.SentenceCosine,
            Margin = ranked.Count > 1 ? first.Score - ranked[1].Score : first.Score,
            NamesMissing = names > 0 ? missing / names : 0,
            NameUnknown = unknown ? 1 : 0,
            SlotEmpty = question.AskedFor != AnswerSlots.None && (sentence.Slots & question.AskedFor) == 0 ? 1 : 0,
            IsEncoded = first.IsEncoded,
            Encoded = first.Features.Encoded,
            EncodedSentence = first.Features.EncodedSentence,
            AsksFigure = (question.AskedFor & (AnswerSlots.Number | AnswerSlots.Date)) != 0 ? 1 : 0,
            Contradicted = Contradiction.Between(question, first) ? 1 : 0,
        };
    }

    /// <summary>A name is written with a capital inside the question, or is a number.</summary>
    private static bool IsName(QuestionTerm term) => term.Country is not null || char.IsDigit(term.Asked[0]) || (char.IsUpper(term.Asked[0]) && !term.OpensSentence);
}
