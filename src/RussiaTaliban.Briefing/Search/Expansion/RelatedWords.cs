using System.Text;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.Briefing.Search.Analysis;
using RussiaTaliban.Briefing.Search.Scoring;

namespace RussiaTaliban.Briefing.Search.Expansion;

/// <summary>Which stems of the corpus meet a word that is asked with, from all that is known of words. Safe for any number of threads.</summary>
internal sealed class RelatedWords
{
    /// <summary>What the halves of a compound count.</summary>
    private const double PartWeight = 0.6;

    /// <summary>What a word of the corpus counts that differs in one letter from a word it lacks.</summary>
    private const double SlipWeight = 0.5;
    private const int ShortestSlip = 6;

    /// <summary>So many words of similar use are taken, the nearest: a large corpus has some for everything.</summary>
    private const int MaxNear = 24;

    private const int MaxRemembered = 20_000;

    private readonly CorpusVocabulary _vocabulary;
    private readonly TermAnalyzer _analyzer;
    private readonly WordKnowledge? _knowledge;
    private readonly SearchOptions _options;
    private readonly MatchWeights _weights;
    private readonly BoundedCache<string, IReadOnlyList<RelatedStem>> _remembered = new(MaxRemembered);

    public RelatedWords(CorpusVocabulary vocabulary, TermAnalyzer analyzer, WordKnowledge? knowledge, SearchOptions options, MatchWeights weights)
    {
        _vocabulary = vocabulary;
        _analyzer = analyzer;
        _knowledge = knowledge;
        _options = options;
        _weights = weights;
    }

    /// <summary>The stems that meet <paramref name="folded"/>, its own first where the corpus has it, then the strongest.</summary>
    public IReadOnlyList<RelatedStem> Of(string folded)
    {
        if (_remembered.Find(folded) is { } known)
        {
            return known;
        }

        var related = Collect(folded);
        _remembered.Put(folded, related);
        return related;
    }

    private IReadOnlyList<RelatedStem> Collect(string folded)
    {
        var found = new Dictionary<string, RelatedStem>(StringComparer.Ordinal);
        var own = _analyzer.Stem(folded);
        Offer(found, own, 1, Relations.SameWord);
        if (_knowledge is not null && !_options.PlainBm25)
        {
            AddDictionary(found, folded, _knowledge.Relations);
            if (BritishSpelling.ToAmerican(folded) is var american && american != folded)
            {
                AddDictionary(found, american, _knowledge.Relations);
            }

            AddVectors(found, folded, _knowledge.Vectors);
            AddParts(found, folded, _knowledge.Words);
            AddSlips(found, folded, own);
        }

        return [.. found.Values.OrderByDescending(related => related.Weight).ThenBy(related => related.Stem, StringComparer.Ordinal)];
    }

    private void AddDictionary(Dictionary<string, RelatedStem> found, string folded, RelationTable relations)
    {
        if (!_options.Relations)
        {
            return;
        }

        foreach (var relation in relations.Of(folded))
        {
            if (relation.Kind != RelationKind.Antonym)
            {
                Offer(found, _analyzer.Stem(relation.Word), Weigh(folded, relation), Relations.Name(relation.Kind));
            }
        }
    }

    /// <summary>Forms and spellings of one word count in full, and so nearly do words of one visible root (recognise, recognition).</summary>
    private double Weigh(string folded, Relation relation) => relation.Kind switch
    {
        RelationKind.Spelling or RelationKind.BaseForm => relation.Weight,
        RelationKind.Derivation when folded.AsSpan().CommonPrefixLength(relation.Word) >= Math.Max(4, Math.Min(folded.Length, relation.Word.Length) - 3) =>
            Math.Max(relation.Weight * _weights.Dictionary, _weights.SameRoot),
        _ => relation.Weight * _weights.Dictionary,
    };

    private void AddVectors(Dictionary<string, RelatedStem> found, string folded, WordVectors vectors)
    {
        if (!_options.Vectors)
        {
            return;
        }

        Span<float> vector = stackalloc float[vectors.Dimensions];
        if (!Ascii.IsValid(folded) || vectors.Read(folded, vector) is VectorOrigin.None)
        {
            return;
        }

        foreach (var (stem, cosine) in _vocabulary.Near(vector, (float)_weights.LeastCosine, MaxNear))
        {
            Offer(found, stem, _weights.Vector * Math.Min(1, (cosine - _weights.LeastCosine) / _weights.CosineSpan), Relations.SimilarUse);
        }
    }

    /// <summary>A compound that is written as one word: <c>schoolgirls</c> is met by school and girls.</summary>
    private void AddParts(Dictionary<string, RelatedStem> found, string folded, WordTable words)
    {
        if (_vocabulary.Contains(folded) || folded.Length < 8)
        {
            return;
        }

        for (var cut = 4; cut <= folded.Length - 4; cut++)
        {
            var (first, second) = (folded[..cut], folded[cut..]);
            if (words.Find(first) >= 0 && words.Find(second) >= 0)
            {
                Offer(found, _analyzer.Stem(first), PartWeight, Relations.PartOfWord);
                Offer(found, _analyzer.Stem(second), PartWeight, Relations.PartOfWord);
            }
        }
    }

    /// <summary>A real word typed for another: <c>boarder</c> where the corpus only has border.</summary>
    private void AddSlips(Dictionary<string, RelatedStem> found, string folded, string own)
    {
        if (_options.SpellingRepair && folded.Length >= ShortestSlip && !_vocabulary.ContainsStem(own) && _vocabulary.NearestSpelling(folded, 1) is { } near)
        {
            Offer(found, _analyzer.Stem(near.Word), SlipWeight, Relations.SpelledAlike);
        }
    }

    private void Offer(Dictionary<string, RelatedStem> found, string stem, double weight, string relation)
    {
        if (weight > 0 && _vocabulary.ContainsStem(stem) && (!found.TryGetValue(stem, out var known) || known.Weight < weight))
        {
            found[stem] = new RelatedStem(stem, Math.Min(1, weight), relation);
        }
    }
}
