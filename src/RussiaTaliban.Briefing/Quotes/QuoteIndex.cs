using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Which passages of a corpus hold which word, so that a quote is compared with a few passages and not with all. Built once for each corpus.</summary>
internal sealed class QuoteIndex
{
    private static readonly ConditionalWeakTable<Corpus, QuoteIndex> Built = [];

    /// <summary>How many articles are kept as words and marks; past it they are read again each time.</summary>
    private const int MaxKept = 200;

    private readonly ConcurrentDictionary<Article, TokenStream> _kept = new();
    private readonly Dictionary<string, List<int>> _passages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Corpus _corpus;
    private readonly Lazy<HashSet<string>> _speakers;
    private readonly RunIndex _runs;

    private QuoteIndex(Corpus corpus)
    {
        _corpus = corpus;
        _speakers = new(() => [.. corpus.Passages.SelectMany(Speakers.Named)]);
        var tokens = new List<QuoteToken>();
        var runs = new RunIndex.Builder();
        for (var passage = 0; passage < corpus.Passages.Count; passage++)
        {
            tokens.Clear();
            QuoteTokenizer.Add(tokens, corpus.Passages[passage].Text, 0);
            foreach (var token in tokens.Where(token => token.IsWord))
            {
                Add(token.Key, passage);
            }

            runs.Add(tokens, passage);
        }

        _runs = runs.Build();
    }

    public static QuoteIndex Of(Corpus corpus) => Built.GetValue(corpus, corpus => new QuoteIndex(corpus));

    /// <summary>The passages that hold a word in any letter case, in order; empty if none does.</summary>
    public IEnumerable<Passage> Holding(string word) =>
        _passages.TryGetValue(word, out var passages) ? passages.Select(passage => _corpus.Passages[passage]) : [];

    /// <summary>The passages that share a run of <see cref="RunIndex.Length"/> words with a text, and with how many of its runs.</summary>
    public IEnumerable<(Passage Passage, int Runs)> Sharing(IReadOnlyList<QuoteToken> tokens) =>
        _runs.Sharing(tokens).Select(shared => (_corpus.Passages[shared.Passage], shared.Runs));

    /// <summary>True for a word of the name of somebody whom an article gives speech to; in small letters.</summary>
    public bool IsSpeaker(string word) => _speakers.Value.Contains(word);

    /// <summary>How many passages hold the word.</summary>
    public int Count(string word) => _passages.TryGetValue(word, out var passages) ? passages.Count : 0;

    /// <summary>How much the word says about where a quote is from: the rarer, the more.</summary>
    public double Weight(string word) => Math.Log(1 + ((double)_corpus.Passages.Count / (1 + Count(word))));

    /// <summary>An article's paragraphs as words and marks.</summary>
    public TokenStream Stream(Article article)
    {
        if (_kept.TryGetValue(article, out var kept))
        {
            return kept;
        }

        var stream = TokenStream.Of(article.Passages);
        if (_kept.Count < MaxKept)
        {
            _kept[article] = stream;
        }

        return stream;
    }

    private void Add(string word, int passage)
    {
        if (!_passages.TryGetValue(word, out var passages))
        {
            _passages.Add(word, passages = []);
        }

        if (passages.Count == 0 || passages[^1] != passage)
        {
            passages.Add(passage);
        }
    }
}
