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

/// <summary>A word that a question asks with, and all words of the corpus that would meet it.</summary>
/// <param name="Asked">As typed.</param>
/// <param name="Folded">As compared.</param>
/// <param name="Stem">As indexed.</param>
/// <param name="Idf">How much it tells; above 0.</param>
/// <param name="Related">The stems that meet it, itself included where the corpus has it.</param>
internal sealed record QuestionTerm(string Asked, string Folded, string Stem, double Idf, IReadOnlyList<RelatedStem> Related)
{
    /// <summary>The stem of the country that it helps to name; null if it names none.</summary>
    public string? Country { get; init; }

    /// <summary>The word or phrase around it, as typed, that the corpus's synonyms are about; null if they are not.</summary>
    public string? SynonymOf { get; init; }

    /// <summary>True for the first word of the question: its capital says nothing.</summary>
    public bool OpensSentence { get; init; }
}

/// <summary>A stem of the corpus that meets a question's word.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="Weight">How well: 1 for the word itself, less for related ones.</param>
/// <param name="Relation">How the two are related, in words that people read.</param>
internal readonly record struct RelatedStem(string Stem, double Weight, string Relation);
