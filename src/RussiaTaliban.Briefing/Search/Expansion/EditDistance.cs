namespace RussiaTaliban.Briefing.Search.Expansion;

/// <summary>How many letters are wrong: insertions, deletions, replacements and swaps of neighbours count one each.</summary>
public static class EditDistance
{
    /// <summary>The number of changes that make <paramref name="left"/> of <paramref name="right"/>; something above <paramref name="most"/> where it takes more.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = left[row - 1] == right[column - 1];
                var changes = Math.Min(Math.Min(last[column], current[column - 1]) + 1, last[column - 1] + (same ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    changes = Math.Min(changes, beforeLast[column - 2] + 1);
                }

                current[column] = changes;
                least = Math.Min(least, changes);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[right.Length];
    }
}
