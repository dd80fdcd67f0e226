namespace RussiaTaliban.Briefing.Search.Scoring;

/// <summary>All words that a question asks with, arranged for matching: one look at a stem of a passage tells which of them it meets.</summary>
internal sealed class QuestionTerms
{
    private readonly Dictionary<string, int> _entryOf = new(StringComparer.Ordinal);
    private readonly List<List<(int Term, double Weight, string Relation)>> _entries = [];

    public QuestionTerms(IReadOnlyList<QuestionTerm> terms)
    {
        Terms = terms;
        IdfMass = Math.Max(1e-6, terms.Sum(term => term.Idf));
        for (var index = 0; index < terms.Count; index++)
        {
            foreach (var related in terms[index].Related)
            {
                if (!_entryOf.TryGetValue(related.Stem, out var entry))
                {
                    entry = _entries.Count;
                    _entryOf.Add(related.Stem, entry);
                    _entries.Add([]);
                }

                _entries[entry].Add((index, related.Weight, related.Relation));
            }
        }
    }

    /// <summary>The words, in the question's order.</summary>
    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>The sum of their inverse document frequencies: scores divided by it are comparable between questions and corpora.</summary>
    public double IdfMass { get; }

    /// <summary>How many different stems meet the question.</summary>
    public int EntryCount => _entries.Count;

    /// <summary>The entry of a stem, or -1 where it meets nothing.</summary>
    public int EntryOf(string stem) => _entryOf.TryGetValue(stem, out var entry) ? entry : -1;

    /// <summary>Which question words an entry meets, and how well.</summary>
    public IReadOnlyList<(int Term, double Weight, string Relation)> Meets(int entry) => _entries[entry];
}
