using RussiaTaliban.Briefing.Search.Questions;
using RussiaTaliban.Briefing.Search.Scoring;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Search.Answerability;

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
        var inSentence = TermMatches.Of(question.Terms, first.Passage.Terms, sentence.FirstTerm, sentence.TermCount);
        var inPassage = TermMatches.Of(question.Terms, first.Passage.Terms, 0, first.Passage.Terms.Count);
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

/// <summary>
/// What speaks for the best passage being an answer. Everything is a share of the question's own weight, so that it means the same
/// in an article of 26 paragraphs and in a library of thousands.
/// </summary>
internal readonly record struct Evidence
{
    /// <summary>The share of the question's weight that its best sentence meets with the very words, 0 to 1.</summary>
    public double SameWords { get; init; }

    /// <summary>The share that the best passage meets, related words by their weight.</summary>
    public double Coverage { get; init; }

    /// <summary>The share that no word of the passage meets even half.</summary>
    public double Unmet { get; init; }

    /// <summary>How near the question's words come to any word of the corpus at all, 0 to 1.</summary>
    public double Affinity { get; init; }

    /// <summary>How the whole passage matches, by vector.</summary>
    public double WholeCosine { get; init; }

    /// <summary>1 where the question has a word of everyday requests (weather, recipes, code) that the corpus never uses.</summary>
    public double Everyday { get; init; }

    /// <summary>How the best sentence matches, word by word.</summary>
    public double Sentence { get; init; }

    /// <summary>How the best sentence matches, by vector.</summary>
    public double Cosine { get; init; }

    /// <summary>How far the best passage is ahead of the second.</summary>
    public double Margin { get; init; }

    /// <summary>The share of named things (names, countries, numbers, years) that the passage lacks; 0 where the question names none.</summary>
    public double NamesMissing { get; init; }

    /// <summary>1 where a named thing of the question stands nowhere in the corpus.</summary>
    public double NameUnknown { get; init; }

    /// <summary>1 where something particular is asked for (a date, a number, a name) and the best sentence has none.</summary>
    public double SlotEmpty { get; init; }

    /// <summary>1 where a number or a date is asked for: what corpora leave out most.</summary>
    public double AsksFigure { get; init; }

    /// <summary>True where a sentence encoder has read question and passages; its two cosines are 0 otherwise.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>How near the question comes to the whole passage in the encoder's eyes.</summary>
    public double Encoded { get; init; }

    /// <summary>How near it comes to the passage's best sentence there.</summary>
    public double EncodedSentence { get; init; }

    /// <summary>1 where the best sentence contradicts what the question fixes: another year, another country, the opposite.</summary>
    public double Contradicted { get; init; }
}
