namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// Fits a whole quote onto the best stretch of a longer text, word by word (Needleman and Wunsch's table with free ends on the text's side).
/// An ellipsis in the quote may pass over any number of the text's tokens.
/// </summary>
internal static class Aligner
{
    private const int SameWord = 12;
    private const int SameWordOtherCase = 10;
    private const int SameMark = 3;
    private const int OtherWord = -6;
    private const int OtherMark = -1;
    private const int LoneWord = -6;
    private const int LoneMark = -2;
    private const int Never = int.MinValue / 2;

    private enum Move : byte
    {
        Start,
        Pair,
        QuoteOnly,
        ArticleOnly,
    }

    public static Alignment Align(TokenStream quote, TokenStream article)
    {
        // Numbers instead of keys: the table compares every token with every other.
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var folded = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var cells = Cells(article, ids, folded);
        var moves = new Move[quote.Count + 1, article.Count + 1];
        var above = new int[article.Count + 1];
        var row = new int[article.Count + 1];
        for (var i = 1; i <= quote.Count; i++)
        {
            var isGap = quote[i - 1].Kind == QuoteTokenKind.Ellipsis;
            var isLast = i == quote.Count;
            var cell = CellOf(quote[i - 1], ids, folded);
            var alone = isGap ? 0 : cell.Alone;
            row[0] = above[0] + alone;
            moves[i, 0] = Move.QuoteOnly;
            for (var j = 1; j <= article.Count; j++)
            {
                ref readonly var other = ref cells[j - 1];
                var pair = above[j - 1] + (isGap ? Never : Score(in cell, in other));
                var quoteOnly = above[j] + alone;
                var articleOnly = row[j - 1] + (isGap ? 0 : isLast ? Never : other.Alone);
                (row[j], moves[i, j]) = pair >= quoteOnly && pair >= articleOnly ? (pair, Move.Pair)
                    : quoteOnly >= articleOnly ? (quoteOnly, Move.QuoteOnly)
                    : (articleOnly, Move.ArticleOnly);
            }

            (above, row) = (row, above);
        }

        return new Alignment(quote, article, Steps(quote, article, moves, EndOfBest(above)));
    }

    /// <summary>The end of the first best fit; where going one token further is as good, a changed last word is a changed word and not a missing one.</summary>
    private static int EndOfBest(int[] scores)
    {
        var best = scores.Max();
        var end = Array.IndexOf(scores, best);
        while (end + 1 < scores.Length && scores[end + 1] == best)
        {
            end++;
        }

        return end;
    }

    private static Cell[] Cells(TokenStream stream, Dictionary<string, int> ids, Dictionary<string, int> folded)
    {
        var cells = new Cell[stream.Count];
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = CellOf(stream[at], ids, folded);
        }

        return cells;
    }

    private static Cell CellOf(QuoteToken token, Dictionary<string, int> ids, Dictionary<string, int> folded) =>
        new(token.IsWord, Number(token.Key, ids), Number(token.Key, folded), token.IsWord ? LoneWord : LoneMark);

    private static int Number(string key, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers.Add(key, number = numbers.Count);
        }

        return number;
    }

    private static List<AlignmentStep> Steps(TokenStream quote, TokenStream article, Move[,] moves, int end)
    {
        var steps = new List<AlignmentStep>();
        for (var (i, j) = (quote.Count, end); i > 0;)
        {
            switch (moves[i, j])
            {
                case Move.Pair:
                    i--;
                    j--;
                    steps.Add(new AlignmentStep(i, j, quote[i].SameAs(article[j])));
                    break;
                case Move.QuoteOnly:
                    i--;
                    steps.Add(new AlignmentStep(i, -1, false));
                    break;
                default:
                    j--;
                    steps.Add(new AlignmentStep(-1, j, false, quote[i - 1].Kind == QuoteTokenKind.Ellipsis));
                    break;
            }
        }

        steps.Reverse();
        return steps;
    }

    private static int Score(in Cell cell, in Cell other) =>
        cell.Id == other.Id ? cell.IsWord ? SameWord : SameMark
        : cell.IsWord != other.IsWord ? Never
        : !cell.IsWord ? OtherMark
        : cell.Folded == other.Folded ? SameWordOtherCase
        : OtherWord;

    private readonly record struct Cell(bool IsWord, int Id, int Folded, int Alone);
}
