using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace RussiaTaliban.Briefing.Search.Index;

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
