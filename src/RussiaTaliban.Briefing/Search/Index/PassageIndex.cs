using Lucene.Net.Documents;
using Lucene.Net.Index;
using RussiaTaliban.Briefing.Corpora;
using Directory = Lucene.Net.Store.Directory;

namespace RussiaTaliban.Briefing.Search.Index;

/// <summary>An opened index: postings from Lucene, lengths and places in memory. Immutable; safe for any number of threads.</summary>
/// <remarks>Holds its reader until it is collected: a query may run on a snapshot that was swapped out long before.</remarks>
internal sealed class PassageIndex
{
    private readonly LeafPostings[] _leaves;

    private PassageIndex(LeafPostings[] leaves, int[] lengths)
    {
        _leaves = leaves;
        Lengths = lengths;
        AverageLength = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average());
    }

    /// <summary>How many passages there are.</summary>
    public int Count => Lengths.Length;

    /// <summary>How many terms each passage has, by its place in the corpus.</summary>
    public int[] Lengths { get; }

    /// <summary>The mean of <see cref="Lengths"/>; at least 1.</summary>
    public double AverageLength { get; }

    /// <summary>Opens what <see cref="PassageIndexWriter"/> wrote. Throws what Lucene throws where the files are damaged.</summary>
    public static PassageIndex Open(Directory directory)
    {
        var reader = DirectoryReader.Open(directory);
        var lengths = new int[reader.NumDocs];
        var leaves = new List<LeafPostings>();
        foreach (var context in reader.Leaves)
        {
            var leaf = context.AtomicReader;
            var ordinals = new int[leaf.MaxDoc];
            var places = leaf.GetNumericDocValues(IndexFields.Ordinal);
            var counts = leaf.GetNumericDocValues(IndexFields.Length);
            for (var doc = 0; doc < ordinals.Length; doc++)
            {
                ordinals[doc] = (int)places.Get(doc);
                lengths[ordinals[doc]] = (int)counts.Get(doc);
            }

            leaves.Add(new LeafPostings(leaf, ordinals));
        }

        return new PassageIndex([.. leaves], lengths);
    }

    /// <summary>A cursor over postings; one for each running query, as Lucene's enumerators are not shared between threads.</summary>
    public PostingsCursor Cursor(string field) => new(_leaves, field);

    /// <summary>Every term of a field with the number of passages that have it.</summary>
    public IEnumerable<(string Term, int Passages)> Vocabulary(string field)
    {
        foreach (var leaf in _leaves)
        {
            if (leaf.Reader.GetTerms(field) is not { } terms)
            {
                continue;
            }

            var words = terms.GetEnumerator();
            while (words.MoveNext())
            {
                yield return (words.Term.Utf8ToString(), words.DocFreq);
            }
        }
    }

    /// <summary>One segment and where its documents stand in the corpus.</summary>
    internal sealed record LeafPostings(AtomicReader Reader, int[] Ordinals);
}

/// <summary>The fields of a passage's document.</summary>
internal static class IndexFields
{
    /// <summary>The passage's stems.</summary>
    public const string Text = "text";

    /// <summary>The stems of its section's heading.</summary>
    public const string Heading = "heading";

    /// <summary>The stems of its article's title.</summary>
    public const string Title = "title";

    /// <summary>The passage's folded words before stemming: the corpus's vocabulary, for spelling and word vectors.</summary>
    public const string Word = "word";

    /// <summary>Doc value: the passage's place in <see cref="Corpus.Passages"/>.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>Doc value: how many terms the passage has, exactly (Lucene's norm is one byte).</summary>
    public const string Length = "length";

    /// <summary>Documents and frequencies: no positions, offsets or norms are read.</summary>
    public static FieldType Counted { get; } = Type(IndexOptions.DOCS_AND_FREQS);

    /// <summary>Documents only.</summary>
    public static FieldType Present { get; } = Type(IndexOptions.DOCS_ONLY);

    private static FieldType Type(IndexOptions options)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
