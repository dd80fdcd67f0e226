using DiffPlex;
using DiffPlex.Chunkers;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// A word-level difference in which every character counts. Words that look alike are followed by the names of the characters that differ, so that a
/// straight apostrophe for a curly one, or a no-break space, can be seen.
/// </summary>
internal static class StrictDifference
{
    private static readonly DelimiterChunker Words = new([' ', '\t', '\n', '\r', '\u00A0', '\u202F', '\u2009']);

    /// <summary>What was (<see cref="DifferenceKind.Added"/>) against what is.</summary>
    public static IReadOnlyList<DifferencePart> Of(string was, QuotePiece now)
    {
        var passage = now.Passage;
        var (text, offset) = (now.Text, now.Span.Start);
        var diff = Differ.Instance.CreateDiffs(was, text, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var (oldStarts, newStarts) = (Starts(diff.PiecesOld), Starts(diff.PiecesNew));
        var parts = new List<DifferencePart>();
        var position = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Article(DifferenceKind.Same, newStarts[position], newStarts[block.InsertStartB]);
            var removed = was[oldStarts[block.DeleteStartA]..oldStarts[block.DeleteStartA + block.DeleteCountA]];
            if (removed.Length > 0)
            {
                parts.Add(new DifferencePart(DifferenceKind.Added, removed, null));
            }

            position = block.InsertStartB + block.InsertCountB;
            Article(DifferenceKind.Missing, newStarts[block.InsertStartB], newStarts[position]);
        }

        Article(DifferenceKind.Same, newStarts[position], text.Length);
        return parts;

        void Article(DifferenceKind kind, int start, int end)
        {
            if (end > start)
            {
                parts.Add(new DifferencePart(kind, passage.Text[(offset + start)..(offset + end)], passage));
            }
        }
    }

    private static int[] Starts(IReadOnlyList<string> pieces)
    {
        var starts = new int[pieces.Count + 1];
        for (var at = 0; at < pieces.Count; at++)
        {
            starts[at + 1] = starts[at] + pieces[at].Length;
        }

        return starts;
    }
}
