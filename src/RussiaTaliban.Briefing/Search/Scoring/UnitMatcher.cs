using RussiaTaliban.Briefing.Search.Analysis;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>Matches a question with a stretch of a passage: for each of the question's words, its best counterpart there. For one thread.</summary>
internal sealed class UnitMatcher
{
    private readonly QuestionTerms _question;
    private readonly int[] _counts;
    private readonly List<int> _touched = [];

    public UnitMatcher(QuestionTerms question)
    {
        _question = question;
        _counts = new int[question.EntryCount];
    }

    /// <summary>Fills <paramref name="best"/> (one slot a question word) with relation weight × saturation of the best counterpart, 0 where there is none.</summary>
    public void Match(IReadOnlyList<AnalyzedTerm> terms, int first, int count, Bm25 model, double relativeLength, Span<double> best)
    {
        best.Clear();
        for (var index = first; index < first + count; index++)
        {
            var entry = _question.EntryOf(terms[index].Stem);
            if (entry >= 0 && _counts[entry]++ == 0)
            {
                _touched.Add(entry);
            }
        }

        foreach (var entry in _touched)
        {
            var saturation = model.Saturation(_counts[entry], relativeLength);
            _counts[entry] = 0;
            foreach (var (term, weight, _) in _question.Meets(entry))
            {
                best[term] = Math.Max(best[term], weight * saturation);
            }
        }

        _touched.Clear();
    }

    /// <summary>The sum of the matches, each by how much its word tells.</summary>
    public double Weigh(ReadOnlySpan<double> best)
    {
        var sum = 0.0;
        for (var term = 0; term < best.Length; term++)
        {
            sum += _question.Terms[term].Idf * best[term];
        }

        return sum;
    }
}
