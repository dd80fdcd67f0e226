using RussiaTaliban.Briefing.Corpora;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Which words of an article of today stood in its former text outside of a quote: these have not become of the quote. Every sentence of today descends from
/// at most one former sentence and every former one has at most one successor, the likest first; so it does not matter whether paragraphs were edited,
/// split, merged or moved, and a neighbour of a deleted paragraph stays the neighbour however it was edited.
/// </summary>
internal sealed class Descent
{
    /// <summary>The least that two sentences have in common where one became the other: twice the weight of their common words, over the weight of both.</summary>
    private const double LeastKinship = 0.4;

    /// <summary>How much it says for two sentences that their paragraphs are alike.</summary>
    private const double OfParagraph = 0.25;

    private readonly Dictionary<PassageId, HashSet<int>> _others = [];
    private readonly Dictionary<PassageId, int> _own = [];
    private readonly Dictionary<Passage, Dictionary<string, int>> _words = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);

    private Descent(Article former, Passage quoted, TextSpan span, Article today)
    {
        var (olds, news) = (Sentences(former).ToHashSet(), Sentences(today).ToHashSet());
        foreach (var word in olds.Concat(news).SelectMany(sentence => sentence.Words.Keys))
        {
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
        }

        foreach (var (old, successor) in Pairs(olds, news))
        {
            var others = _others.TryGetValue(successor.Passage.Id, out var known) ? known : _others[successor.Passage.Id] = [];
            foreach (var step in Aligner.Align(successor.Tokens, old.Tokens).Steps.Where(step => step is { Quote: >= 0, Article: >= 0, IsSame: true }))
            {
                if (old.Passage != quoted || old.Tokens[step.Article].End <= span.Start || old.Tokens[step.Article].Start >= span.End)
                {
                    others.Add(successor.Tokens[step.Quote].Start);
                }
                else if (successor.Tokens[step.Quote].IsWord)
                {
                    _own[successor.Passage.Id] = _own.GetValueOrDefault(successor.Passage.Id) + 1;
                }
            }
        }
    }

    /// <summary>What became of an article around a quote; null if the former text is not the one that the quote was taken from.</summary>
    public static Descent? Of(Quote quote, Article? former, Article today) =>
        former?.Passages.FirstOrDefault(passage => passage.Id == quote.Passage with { Slug = former.Slug }) is { } passage
        && quote.End <= passage.Text.Length && passage.Text.AsSpan(quote.Start, quote.Exact.Length).SequenceEqual(quote.Exact)
            ? new Descent(former, passage, new TextSpan(quote.Start, quote.Exact.Length), today)
            : null;

    /// <summary>The tokens of a paragraph of today without those that come from elsewhere than the quote.</summary>
    public TokenStream Rest(Passage passage)
    {
        var stream = TokenStream.Of([passage]);
        return _others.TryGetValue(passage.Id, out var others) ? stream.With(stream.Tokens.Where(token => !others.Contains(token.Start))) : stream;
    }

    /// <summary>True if a paragraph of today has words that come from elsewhere than the quote.</summary>
    public bool HasOthers(Passage passage) => _others.GetValueOrDefault(passage.Id) is { Count: > 0 };

    /// <summary>How many words of a paragraph of today come from the quote.</summary>
    public int Own(Passage passage) => _own.GetValueOrDefault(passage.Id);

    /// <summary>Each former sentence with what became of it: first those that read the same, where they can stay in paragraphs that are alike; then the likest.</summary>
    private List<(Sentence Old, Sentence New)> Pairs(HashSet<Sentence> olds, HashSet<Sentence> news)
    {
        var pairs = new List<(Sentence Old, Sentence New)>();
        var same = news.ToLookup(sentence => sentence.Text, StringComparer.Ordinal);
        Take(olds.SelectMany(old => same[old.Text].Select(other => (old, other, Kinship(old.Passage, other.Passage)))));
        Take(olds.SelectMany(_ => news, (old, other) => (old, other, Kinship: Kinship(old.Words, other.Words)))
            .Where(pair => pair.Kinship >= LeastKinship)
            .Select(pair => (pair.old, pair.other, pair.Kinship + (OfParagraph * Kinship(pair.old.Passage, pair.other.Passage)))));
        return pairs;

        void Take(IEnumerable<(Sentence Old, Sentence New, double Score)> scored)
        {
            foreach (var (old, other, _) in scored.OrderByDescending(pair => pair.Score).ToList())
            {
                if (olds.Contains(old) && news.Remove(other))
                {
                    olds.Remove(old);
                    pairs.Add((old, other));
                }
            }
        }
    }

    private double Kinship(Passage old, Passage other) => Kinship(Words(old), Words(other));

    private Dictionary<string, int> Words(Passage passage) =>
        _words.TryGetValue(passage, out var words) ? words : _words[passage] = Words(TokenStream.Of([passage]));

    /// <summary>0 to 1; a word weighs the less, the more sentences have it.</summary>
    private double Kinship(Dictionary<string, int> left, Dictionary<string, int> right)
    {
        var common = left.Sum(word => Weight(word.Key) * Math.Min(word.Value, right.GetValueOrDefault(word.Key)));
        return common == 0 ? 0 : 2 * common / (left.Sum(word => Weight(word.Key) * word.Value) + right.Sum(word => Weight(word.Key) * word.Value));
    }

    private double Weight(string word) => 1 / Math.Sqrt(Math.Max(1, _counts.GetValueOrDefault(word)));

    private static Dictionary<string, int> Words(TokenStream tokens) =>
        tokens.Tokens.Where(token => token.IsWord).GroupBy(token => token.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(word => word.Key, word => word.Count(), StringComparer.OrdinalIgnoreCase);

    private static List<Sentence> Sentences(Article article) =>
    [
        .. article.Passages.SelectMany(passage =>
        {
            var stream = TokenStream.Of([passage]);
            return SentenceSplitter.Split(passage.Text)
                .Select(span => (Span: span, Tokens: stream.With(stream.Tokens.Where(token => token.Start >= span.Start && token.Start < span.End))))
                .Where(sentence => sentence.Tokens.Count > 0)
                .Select(sentence => new Sentence(passage, new ReadText(sentence.Span.Of(passage.Text)).Text, sentence.Tokens, Words(sentence.Tokens)));
        }),
    ];

    private sealed class Sentence(Passage passage, string text, TokenStream tokens, Dictionary<string, int> words)
    {
        public Passage Passage => passage;

        /// <summary>As it is read.</summary>
        public string Text => text;

        public TokenStream Tokens => tokens;

        public Dictionary<string, int> Words => words;
    }
}
