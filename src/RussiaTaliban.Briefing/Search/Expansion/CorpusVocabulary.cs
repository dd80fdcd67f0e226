using System.Numerics.Tensors;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Index;

namespace RussiaTaliban.Briefing.Search.Expansion;

/// <summary>The words of a corpus: what a question's words can be related to, and mended to. Immutable.</summary>
internal sealed class CorpusVocabulary
{
    private readonly Dictionary<string, int> _numbers;
    private readonly string[] _words;
    private readonly string[] _stems;
    private readonly int[] _passages;
    private readonly Dictionary<string, int> _passagesOfStem;
    private readonly int[] _wordOfRow;
    private readonly float[] _rows;
    private readonly int _dimensions;

    /// <param name="index">The index whose words are taken.</param>
    /// <param name="analyzers">How they are stemmed.</param>
    /// <param name="vectors">Their vectors; null if none are used.</param>
    public CorpusVocabulary(PassageIndex index, TermAnalyzers analyzers, WordVectors? vectors)
    {
        var entries = index.Vocabulary(IndexFields.Word).ToList();
        _numbers = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        _words = new string[entries.Count];
        _stems = new string[entries.Count];
        _passages = new int[entries.Count];
        foreach (var (word, passages) in entries)
        {
            var number = _numbers.Count;
            _numbers.Add(word, number);
            (_words[number], _stems[number], _passages[number]) = (word, analyzers.Questions.Stem(word), passages);
        }

        _passagesOfStem = index.Vocabulary(IndexFields.Text).ToDictionary(entry => entry.Term, entry => entry.Passages, StringComparer.Ordinal);
        _dimensions = vectors?.Dimensions ?? 0;
        (_wordOfRow, _rows) = vectors is null ? ([], []) : Rows(vectors);
    }

    /// <summary>True if a passage has this very word.</summary>
    public bool Contains(string folded) => _numbers.ContainsKey(folded);

    /// <summary>True if a passage has a word of this stem.</summary>
    public bool ContainsStem(string stem) => _passagesOfStem.ContainsKey(stem);

    /// <summary>In how many passages a stem stands.</summary>
    public int Passages(string stem) => _passagesOfStem.GetValueOrDefault(stem);

    /// <summary>The stems of the words whose vector has at least this cosine with <paramref name="vector"/>, each with its best; the nearest <paramref name="most"/>.</summary>
    public IEnumerable<KeyValuePair<string, float>> Near(ReadOnlySpan<float> vector, float least, int most)
    {
        var near = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var row = 0; row < _wordOfRow.Length; row++)
        {
            var cosine = TensorPrimitives.Dot(vector, _rows.AsSpan(row * _dimensions, _dimensions));
            if (cosine >= least)
            {
                var stem = _stems[_wordOfRow[row]];
                near[stem] = Math.Max(cosine, near.GetValueOrDefault(stem));
            }
        }

        return near.Count <= most ? near : near.OrderByDescending(entry => entry.Value).Take(most);
    }

    /// <summary>The word that is spelled nearest, the more frequent of equals; null if none is within <paramref name="most"/> changes.</summary>
    public (string Word, int Changes)? NearestSpelling(string word, int most)
    {
        (string Word, int Changes)? best = null;
        var bestPassages = 0;
        for (var number = 0; number < _words.Length; number++)
        {
            var other = _words[number];
            if (other.Length < 3 || Math.Abs(other.Length - word.Length) > most || other[0] != word[0] && other[^1] != word[^1])
            {
                continue;
            }

            var changes = EditDistance.Between(word, other, most);
            if (changes <= most && (best is null || changes < best.Value.Changes || changes == best.Value.Changes && _passages[number] > bestPassages))
            {
                (best, bestPassages) = ((other, changes), _passages[number]);
            }
        }

        return best;
    }

    private (int[] WordOfRow, float[] Rows) Rows(WordVectors vectors)
    {
        var wordOfRow = new List<int>();
        var rows = new List<float>();
        var vector = new float[vectors.Dimensions];
        for (var number = 0; number < _words.Length; number++)
        {
            if (vectors.Read(_words[number], vector) == VectorOrigin.Word)
            {
                wordOfRow.Add(number);
                rows.AddRange(vector);
            }
        }

        return ([.. wordOfRow], [.. rows]);
    }
}
