using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace RussiaTaliban.Briefing.Corpora;

/// <summary>All articles of a folder at one moment. Immutable: an edited file makes a new corpus with another revision.</summary>
public sealed class Corpus
{
    private readonly FrozenDictionary<PassageId, Passage> _passages;
    private readonly FrozenDictionary<string, Article> _articles;
    private Corpus? _whole;

    /// <summary>A corpus of these articles, whose slugs differ.</summary>
    public Corpus(IEnumerable<Article> articles)
        : this(articles, synonyms: null)
    {
    }

    internal Corpus(IEnumerable<Article> articles, Synonyms? synonyms)
    {
        Synonyms = synonyms ?? Synonyms.None;
        Articles = [.. articles.OrderBy(article => article.Slug, StringComparer.Ordinal)];
        Passages = [.. Articles.SelectMany(article => article.Passages)];
        _articles = Articles.ToFrozenDictionary(article => article.Slug, StringComparer.Ordinal);
        _passages = Passages.ToFrozenDictionary(passage => passage.Id);
        Revision = ContentHash(Articles, Synonyms);
    }

    /// <summary>The same with some of the articles only. Who writes down what there is looks at <see cref="Whole"/>: what a part leaves out is not gone.</summary>
    public Corpus Part(Func<Article, bool> isMeant) => new(Articles.Where(isMeant), Synonyms) { _whole = Whole };

    /// <summary>What this is a part of; itself where it is none.</summary>
    public Corpus Whole => _whole ?? this;

    /// <summary>A corpus without an article: what a service has before its first reading.</summary>
    public static Corpus Empty { get; } = new([]);

    /// <summary>SHA-256 over the slugs and revisions of all articles and over the synonyms, 64 lower-case hexadecimal digits.</summary>
    public string Revision { get; }

    /// <summary>The articles, ordered by slug.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Every passage of every article, in order of slug, then of reading.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>The corpus's own synonyms; none where it has no such file.</summary>
    internal Synonyms Synonyms { get; }

    /// <summary>The passage at an address, or null if this corpus has none there.</summary>
    public Passage? Find(PassageId id) => id.Slug is null ? null : _passages.GetValueOrDefault(id);

    /// <summary>The article with a slug, or null.</summary>
    public Article? FindArticle(string slug) => _articles.GetValueOrDefault(slug);

    private static string ContentHash(IEnumerable<Article> articles, Synonyms synonyms)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var article in articles)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{article.Slug}\0{article.Revision}\n"));
        }

        if (synonyms.Rules.Count > 0)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{SynonymsParser.FileName}\0{synonyms.Revision}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
