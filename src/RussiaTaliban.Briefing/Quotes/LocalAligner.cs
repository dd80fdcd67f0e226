namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// The stretch of a message and the stretch of a text that are most alike, word by word (Smith and Waterman): where in a message a quote stands that nothing
/// sets apart. Marks and letter case do not count.
/// </summary>
internal static class LocalAligner
{
    private const int Same = 2;
    private const int Other = -2;
    private const int Alone = -2;

    /// <summary>The best stretch; of length 0 where no word is shared. All four are indices into the streams' tokens.</summary>
    public static LocalMatch Align(TokenStream message, TokenStream article)
    {
        var (left, right) = (Words(message), Words(article));
        var ids = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (leftIds, rightIds) = (Ids(message, left, ids), Ids(article, right, ids));
        var scores = new int[left.Length + 1, right.Length + 1];
        var (best, bestI, bestJ) = (0, 0, 0);
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var pair = scores[i - 1, j - 1] + (leftIds[i - 1] == rightIds[j - 1] ? Same : Other);
                var score = Math.Max(Math.Max(0, pair), Math.Max(scores[i - 1, j], scores[i, j - 1]) + Alone);
                scores[i, j] = score;
                if (score > best)
                {
                    (best, bestI, bestJ) = (score, i, j);
                }
            }
        }

        var (endI, endJ, same) = (bestI, bestJ, 0);
        while (bestI > 0 && bestJ > 0 && scores[bestI, bestJ] > 0)
        {
            var isSame = leftIds[bestI - 1] == rightIds[bestJ - 1];
            if (scores[bestI, bestJ] == scores[bestI - 1, bestJ - 1] + (isSame ? Same : Other))
            {
                (bestI, bestJ, same) = (bestI - 1, bestJ - 1, same + (isSame ? 1 : 0));
            }
            else if (scores[bestI, bestJ] == scores[bestI - 1, bestJ] + Alone)
            {
                bestI--;
            }
            else
            {
                bestJ--;
            }
        }

        return best == 0 ? default
            : new LocalMatch(best, same, left[bestI], left[endI - 1] + 1, article, right[bestJ], right[endJ - 1] + 1);
    }

    private static int[] Words(TokenStream stream) => [.. Enumerable.Range(0, stream.Count).Where(at => stream[at].IsWord)];

    private static int[] Ids(TokenStream stream, int[] words, Dictionary<string, int> ids)
    {
        var numbers = new int[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            var key = stream[words[at]].Key;
            if (!ids.TryGetValue(key, out numbers[at]))
            {
                ids.Add(key, numbers[at] = ids.Count);
            }
        }

        return numbers;
    }
}

/// <summary>Two stretches that are alike.</summary>
/// <param name="Score">How much they are alike; 0 for not at all.</param>
/// <param name="SameWords">How many words both have.</param>
/// <param name="Start">The message's first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Article">The article's tokens.</param>
/// <param name="ArticleStart">The article's first token.</param>
/// <param name="ArticleEnd">The token after its last.</param>
internal readonly record struct LocalMatch(int Score, int SameWords, int Start, int End, TokenStream Article, int ArticleStart, int ArticleEnd);
