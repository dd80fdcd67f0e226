namespace RussiaTaliban.Briefing.Lexicon;

/// <summary>
/// The groups of 3 to 5 letters in a word, with its ends marked, each hashed to a bucket: <c>talib</c> and <c>taliban</c> share most of theirs
/// (Bojanowski et al. 2017). The hash is part of the file format.
/// </summary>
internal static class LetterGroups
{
    private const int Shortest = 3;
    private const int Longest = 5;
    private const int MaxWordLength = 40;

    /// <summary>Writes the bucket of each group of <paramref name="word"/> to <paramref name="buckets"/>.</summary>
    /// <param name="bucketCount">A power of two.</param>
    /// <returns>How many there are; 0 for words of less than two letters.</returns>
    public static int Read(ReadOnlySpan<char> word, int bucketCount, Span<int> buckets)
    {
        if (word.Length is < 2 or > MaxWordLength)
        {
            return 0;
        }

        Span<char> marked = stackalloc char[word.Length + 2];
        marked[0] = '<';
        word.CopyTo(marked[1..]);
        marked[^1] = '>';
        var count = 0;
        for (var start = 0; start < marked.Length; start++)
        {
            var hash = 2166136261u;
            for (var end = start; end < marked.Length && end - start < Longest; end++)
            {
                hash = (hash ^ marked[end]) * 16777619u;
                if (end - start + 1 >= Shortest && count < buckets.Length)
                {
                    buckets[count++] = (int)((hash ^ (hash >> 15)) & (uint)(bucketCount - 1));
                }
            }
        }

        return count;
    }

    /// <summary>As many buckets as any word can have.</summary>
    public const int Most = 3 * (MaxWordLength + 2);
}
