using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Index;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Questions;

/// <summary>Reads a question: which of its words ask, and which words of the corpus would meet them.</summary>
internal sealed class QuestionReader
{
    /// <summary>A question of more words is read by its most telling ones, so that a pasted page costs no more than a sentence.</summary>
    private const int MostTerms = 24;

    /// <summary>Beyond this many characters a question is a page; the rest is not read.</summary>
    private const int MostCharacters = 40_000;

    private readonly PassageIndex _index;

    public QuestionReader(PassageIndex index) => _index = index;

    /// <summary>The question's terms; empty where it has none.</summary>
    public QuestionTerms Read(string question)
    {
        var cursor = _index.Cursor(IndexFields.Text);
        var terms = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        foreach (var term in EnglishTermAnalyzer.Shared.Analyze(question.Length > MostCharacters ? question[..MostCharacters] : question))
        {
            if (FunctionWords.CarriesQuestion(term.Word.Folded) || terms.ContainsKey(term.Stem))
            {
                continue;
            }

            var frequency = cursor.DocumentFrequency(term.Stem);
            IReadOnlyList<RelatedStem> related = frequency > 0 ? [new RelatedStem(term.Stem, 1, "same word")] : [];
            terms.Add(term.Stem, new QuestionTerm(
                question.Substring(term.Word.Start, term.Word.Length), term.Word.Folded, term.Stem, Bm25.Idf(_index.Count, frequency), related));
        }

        var telling = terms.Values.ToList();
        if (telling.Count > MostTerms)
        {
            var kept = telling.OrderByDescending(term => term.Related.Count > 0).ThenByDescending(term => term.Idf).Take(MostTerms).ToHashSet();
            telling = [.. telling.Where(kept.Contains)];
        }

        return new QuestionTerms(telling);
    }
}
