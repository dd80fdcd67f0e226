using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Answerability;

/// <summary>
/// What the words of a question and of the best passage say of its being an answer. Everything is a share of the question's own weight, so that it means the same
/// in an article of 26 paragraphs and in a library of thousands. Used where no reader has read the passage.
/// </summary>
internal static class EvidenceReader
{
    /// <summary>From this weight on a related word counts as the same.</summary>
    private const double AsGoodAsSame = 0.75;

    /// <summary>Below this weight a word of the question counts as not met.</summary>
    private const double HalfMet = 0.35;

    /// <summary>The evidence for the first of ranked candidates, by the names that ranking.json uses.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ranked">The candidates, best first; at least one.</param>
    public static IReadOnlyList<(string Name, double Value)> Read(ReadQuestion question, IReadOnlyList<Candidate> ranked)
    {
        var first = ranked[0];
        var sentence = first.Passage.Sentences[first.BestSentence];
        var inSentence = TermMatches.Of(question.Terms, first.Passage.Terms, sentence.FirstTerm, sentence.TermCount);
        var inPassage = TermMatches.Of(question.Terms, first.Passage.Terms, 0, first.Passage.Terms.Count);
        double same = 0, unmet = 0, affinity = 0, coverage = 0, names = 0, missing = 0;
        var unknown = false;
        for (var index = 0; index < inPassage.Length; index++)
        {
            var term = question.Terms.Terms[index];
            same += inSentence[index].Weight >= AsGoodAsSame ? term.Idf : 0;
            unmet += inPassage[index].Weight < HalfMet ? term.Idf : 0;
            affinity += term.Idf * (term.Related.Count == 0 ? 0 : term.Related.Max(related => related.Weight));
            coverage += term.Idf * inPassage[index].Weight;
            if (IsName(term))
            {
                names += term.Idf;
                missing += inPassage[index].Weight < AsGoodAsSame ? term.Idf : 0;
                unknown |= !term.Related.Any(related => related.Weight >= AsGoodAsSame);
            }
        }

        var mass = question.Terms.IdfMass;
        var slotEmpty = question.AskedFor != AnswerSlots.None && (sentence.Slots & question.AskedFor) == 0;
        var asksFigure = (question.AskedFor & (AnswerSlots.Number | AnswerSlots.Date)) != 0;
        return
        [
            ("SameWords", same / mass),
            ("Coverage", coverage / mass),
            ("Unmet", unmet / mass),
            ("Affinity", affinity / mass),
            ("WholeCosine", first.Features.WholeCosine),
            ("Sentence", first.Features.Sentence),
            ("Cosine", first.Features.SentenceCosine),
            ("Margin", ranked.Count > 1 ? first.Score - ranked[1].Score : first.Score),
            ("NamesMissing", names > 0 ? missing / names : 0),
            ("NameUnknown", unknown ? 1 : 0),
            ("SlotEmpty", slotEmpty ? 1 : 0),
            ("FigureMissing", slotEmpty && asksFigure ? 1 : 0),
        ];
    }

    /// <summary>A name is written with a capital inside the question, or is a number.</summary>
    private static bool IsName(QuestionTerm term) => term.Country is not null || char.IsDigit(term.Asked[0]) || (char.IsUpper(term.Asked[0]) && !term.OpensSentence);
}
