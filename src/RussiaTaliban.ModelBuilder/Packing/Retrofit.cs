using System.Numerics.Tensors;
using RussiaTaliban.Briefing.Lexicon;
using RussiaTaliban.ModelBuilder.Relations;

namespace RussiaTaliban.ModelBuilder.Packing;

/// <summary>
/// Draws the vectors of words that the dictionary holds to mean the same a little nearer to each other (Faruqui et al. 2015): rare forms of a
/// word, met too seldom to be placed well, move to its common ones.
/// </summary>
internal static class Retrofit
{
    private const int Passes = 10;

    /// <param name="vectors">Vectors of length 1; changed in place, to length 1 again.</param>
    /// <param name="drafts">What the dictionary says.</param>
    /// <param name="pull">What all neighbours of a word count together beside its own learned vector.</param>
    public static void Apply(Dictionary<string, float[]> vectors, IEnumerable<DraftRelation> drafts, float pull)
    {
        var neighbours = Neighbours(vectors, drafts);
        var learned = vectors.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var (word, near) in neighbours)
            {
                var vector = vectors[word];
                learned[word].CopyTo(vector.AsSpan());
                var total = near.Sum(neighbour => neighbour.Weight);
                foreach (var (other, weight) in near)
                {
                    TensorPrimitives.MultiplyAdd(vectors[other], pull * weight / total, vector, vector);
                }

                VectorRefiner.Unit(vector);
            }
        }
    }

    private static SortedDictionary<string, List<(string Word, float Weight)>> Neighbours(Dictionary<string, float[]> vectors, IEnumerable<DraftRelation> drafts)
    {
        var neighbours = new SortedDictionary<string, List<(string, float)>>(StringComparer.Ordinal);
        foreach (var word in vectors.Keys)
        {
            foreach (var form in Morphology.Candidates(word).Select(candidate => candidate.Form).Distinct().Where(form => form != word && vectors.ContainsKey(form)))
            {
                Link(word, form, 1);
                Link(form, word, 1);
            }
        }

        foreach (var draft in drafts)
        {
            if (draft.Kind is RelationKind.Synonym or RelationKind.Derivation or RelationKind.Spelling or RelationKind.BaseForm or RelationKind.Similar
                && vectors.ContainsKey(draft.Source) && vectors.ContainsKey(draft.Target))
            {
                Link(draft.Source, draft.Target, draft.Weight);
            }
        }

        return neighbours;

        void Link(string word, string other, double weight)
        {
            if (!neighbours.TryGetValue(word, out var near))
            {
                neighbours.Add(word, near = []);
            }

            near.Add((other, (float)weight));
        }
    }
}
