using RussiaTaliban.Briefing.Search.Analysis;
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
        var inSentence = Met(question.Terms, first.Passage.Terms, sentence.FirstTerm, sentence.TermCount);
        var inPassage = Met(question.Terms, first.Passage.Terms, 0, first.Passage.Terms.Count);
        double same = 0, unmet = 0, foreign = 0, coverage = 0, names = 0, missing = 0;
        var unknown = false;
        for (var index = 0; index < inPassage.Length; index++)
        {
            var term = question.Terms.Terms[index];
            same += inSentence[index] >= AsGoodAsSame ? term.Idf : 0;
            unmet += inPassage[index] < HalfMet ? term.Idf : 0;
            foreign += term.Related.Count == 0 ? term.Idf : 0;
            coverage += term.Idf * inPassage[index];
            if (IsName(term))
            {
                names += term.Idf;
                missing += inPassage[index] < AsGoodAsSame ? term.Idf : 0;
                unknown |= !term.Related.Any(related => related.Weight >= AsGoodAsSame);
            }
        }

        var mass = question.Terms.IdfMass;
        return new Evidence
        {
            SameWords = same / mass,
            Coverage = coverage / mass,
            Unmet = unmet / mass,
            Foreign = foreign / mass,
            Sentence = first.Features.Sentence,
            Cosine = first.Features.SentenceCosine,
            Margin = ranked.Count > 1 ? first.Score - ranked[1].Score : first.Score,
            NamesMissing = names > 0 ? missing / names : 0,
            NameUnknown = unknown ? 1 : 0,
            SlotEmpty = question.AskedFor != AnswerSlots.None && (sentence.Slots & question.AskedFor) == 0 ? 1 : 0,
            AsksFigure = (question.AskedFor & (AnswerSlots.Number | AnswerSlots.Date)) != 0 ? 1 : 0,
        };
    }

    /// <summary>A name is written with a capital inside the question, or is a number.</summary>
    private static bool IsName(QuestionTerm term) => term.Country is not null || char.IsDigit(term.Asked[0]) || (char.IsUpper(term.Asked[0]) && !term.OpensSentence);

    private static double[] Met(QuestionTerms question, IReadOnlyList<AnalyzedTerm> terms, int first, int count)
    {
        var met = new double[question.Terms.Count];
        for (var at = first; at < first + count; at++)
        {
            if (question.EntryOf(terms[at].Stem) is >= 0 and var entry)
            {
                foreach (var (term, weight, _) in question.Meets(entry))
                {
                    met[term] = Math.Max(met[term], weight);
                }
            }
        }

        return met;
    }
}
