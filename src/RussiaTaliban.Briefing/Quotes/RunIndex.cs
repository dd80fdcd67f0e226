namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Every run of <see cref="Length"/> words of a corpus, by its hash: whoever types such a run has most likely copied it. Marks, letter case and typography do
/// not count. Twelve bytes a word of the corpus.
/// </summary>
internal sealed class RunIndex
{
    /// <summary>How many words make a run.</summary>
    public const int Length = 6;

    private readonly ulong[] _hashes;
    private readonly int[] _passages;

    private RunIndex(ulong[] hashes, int[] passages) => (_hashes, _passages) = (hashes, passages);

    /// <summary>The passages that share a run with a text, with how many of its runs, most first.</summary>
    public IEnumerable<(int Passage, int Runs)> Sharing(IReadOnlyList<QuoteToken> tokens)
    {
        var found = new Dictionary<int, int>();
        foreach (var hash in Runs(tokens))
        {
            for (var at = First(hash); at < _hashes.Length && _hashes[at] == hash; at++)
            {
                found[_passages[at]] = found.GetValueOrDefault(_passages[at]) + 1;
            }
        }

        return found.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (one.Key, one.Value));
    }

    private static IEnumerable<ulong> Runs(IReadOnlyList<QuoteToken> tokens)
    {
        var words = tokens.Where(token => token.IsWord).Select(token => Hash(token.Key)).ToList();
        for (var start = 0; start + Length <= words.Count; start++)
        {
            var hash = 14695981039346656037UL;
            for (var at = start; at < start + Length; at++)
            {
                hash = (hash ^ words[at]) * 1099511628211UL;
                hash ^= hash >> 29;
            }

            yield return hash;
        }
    }

    private static ulong Hash(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var sign in word)
        {
            hash = (hash ^ char.ToLowerInvariant(sign)) * 1099511628211UL;
        }

        return hash;
    }

    private int First(ulong hash)
    {
        var at = Array.BinarySearch(_hashes, hash);
        if (at < 0)
        {
            return _hashes.Length;
        }

        while (at > 0 && _hashes[at - 1] == hash)
        {
            at--;
        }

        return at;
    }

    /// <summary>Collects the runs of one passage after the other.</summary>
    internal sealed class Builder
    {
        private readonly List<ulong> _hashes = [];
        private readonly List<int> _passages = [];

        public void Add(IReadOnlyList<QuoteToken> tokens, int passage)
        {
            foreach (var hash in Runs(tokens))
            {
                _hashes.Add(hash);
                _passages.Add(passage);
            }
        }

        public RunIndex Build()
        {
            var (hashes, passages) = (_hashes.ToArray(), _passages.ToArray());
            Array.Sort(hashes, passages);
            return new RunIndex(hashes, passages);
        }
    }
}
