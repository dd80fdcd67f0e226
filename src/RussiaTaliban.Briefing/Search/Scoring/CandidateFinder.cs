using RussiaTaliban.Briefing.Search.Index;

namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>
/// The first stage: BM25 with exact lengths over the postings of every stem that meets the question, so that a passage
/// without a single word of the question can be found. In a small corpus every passage is a candidate.
/// </summary>
internal sealed class CandidateFinder
{
    /// <summary>Up to this many passages all are candidates: reading them costs less than choosing.</summary>
    private const int AllUpTo = 200;

    /// <summary>How much a word in the section's heading, or in the article's title, counts beside one in the passage.</summary>
    private const double HeadingWeight = 0.3;

    /// <summary>So many counterparts of a word are walked, the strongest: the second stage looks at all.</summary>
    private const int MaxRelated = 20;

    /// <summary>So many postings lists are walked for a question in each field, however many words it has.</summary>
    public const int MaxWalked = 200;

    private readonly PassageIndex _index;

    public CandidateFinder(PassageIndex index) => _index = index;

    /// <summary>The places of the best passages, best first; at most <paramref name="most"/>.</summary>
    public IReadOnlyList<int> Find(QuestionTerms question, int most, bool headings)
    {
        if (_index.Count <= AllUpTo)
        {
            return [.. Enumerable.Range(0, _index.Count)];
        }

        var scores = new Accumulator(_index);
        Collect(scores, IndexFields.Text, question, 1);
        if (headings)
        {
            Collect(scores, IndexFields.Heading, question, HeadingWeight);
            Collect(scores, IndexFields.Title, question, HeadingWeight);
        }

        return scores.Best(most);
    }

    /// <summary>How many counterparts of each word are walked for a question of so many words: at least the nearest few.</summary>
    public static int RelatedPerTerm(int terms) => Math.Clamp(MaxWalked / Math.Max(1, terms), 1, MaxRelated);

    private void Collect(Accumulator scores, string field, QuestionTerms question, double fieldWeight)
    {
        var cursor = _index.Cursor(field);
        var most = RelatedPerTerm(question.Terms.Count);
        foreach (var term in question.Terms)
        {
            foreach (var related in term.Related.Take(most))
            {
                scores.Factor = fieldWeight * term.Idf * related.Weight;
                cursor.Walk(related.Stem, scores, static (state, ordinal, frequency) => state.Offer(ordinal, frequency));
            }

            scores.CloseTerm();
        }
    }

    /// <summary>Adds up scores: within one question word only the best counterpart of a passage counts.</summary>
    private sealed class Accumulator(PassageIndex index)
    {
        private readonly float[] _sum = new float[index.Count];
        private readonly float[] _current = new float[index.Count];
        private readonly List<int> _touched = [];
        private readonly List<int> _seen = [];

        public double Factor { get; set; }

        public void Offer(int ordinal, int frequency)
        {
            var score = (float)(Factor * Bm25.Passage.Saturation(frequency, index.Lengths[ordinal] / index.AverageLength));
            if (_current[ordinal] == 0)
            {
                _touched.Add(ordinal);
            }

            _current[ordinal] = Math.Max(_current[ordinal], score);
        }

        public void CloseTerm()
        {
            foreach (var ordinal in _touched)
            {
                if (_sum[ordinal] == 0)
                {
                    _seen.Add(ordinal);
                }

                _sum[ordinal] += _current[ordinal];
                _current[ordinal] = 0;
            }

            _touched.Clear();
        }

        public int[] Best(int most)
        {
            var best = new PriorityQueue<int, (float Score, int Earlier)>(most + 1);
            foreach (var ordinal in _seen)
            {
                best.Enqueue(ordinal, (_sum[ordinal], -ordinal));
                if (best.Count > most)
                {
                    best.Dequeue();
                }
            }

            var ordered = new int[best.Count];
            for (var place = ordered.Length - 1; place >= 0; place--)
            {
                ordered[place] = best.Dequeue();
            }

            return ordered;
        }
    }
}
