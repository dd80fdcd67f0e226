using RussiaTaliban.Briefing.Corpora;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>Turns an alignment into a difference that people can read: whole words, the article's own text, paragraphs kept apart.</summary>
internal static class DifferenceBuilder
{
    /// <summary>How many tokens of one word are taken along with a changed part of it.</summary>
    private const int MaxTakenAlong = 6;

    public static IReadOnlyList<DifferencePart> Build(Alignment alignment)
    {
        var steps = WithWholeWords(alignment);
        var changed = TakeAlong(alignment, steps);
        var parts = new List<DifferencePart>();
        for (var start = 0; start < steps.Count;)
        {
            var kind = KindOf(start);
            var end = start;
            while (end < steps.Count && KindOf(end) == kind)
            {
                end++;
            }

            Add(parts, alignment, steps[start..end], kind);
            start = end;
        }

        return parts;

        DifferenceKind KindOf(int step) => steps[step].IsOmitted ? DifferenceKind.Omitted : changed[step] ? DifferenceKind.Missing : DifferenceKind.Same;
    }

    private static void Add(List<DifferencePart> parts, Alignment alignment, List<AlignmentStep> steps, DifferenceKind kind)
    {
        var quote = steps.Where(step => step.Quote >= 0 && alignment.Quote[step.Quote].Kind != QuoteTokenKind.Ellipsis).Select(step => step.Quote).ToList();
        if (kind == DifferenceKind.Missing && quote.Count > 0)
        {
            parts.Add(new DifferencePart(DifferenceKind.Added, alignment.Quote.Text(quote[0], quote[^1]), null));
        }

        var article = steps.Where(step => step.Article >= 0).Select(step => step.Article).ToList();
        if (article.Count > 0)
        {
            parts.AddRange(alignment.Article.Pieces(article[0], article[^1] + 1).Select(piece => new DifferencePart(kind, piece.Text, piece.Passage)));
        }
    }

    /// <summary>The steps, with the rest of a word of the article that the quote cuts through.</summary>
    private static List<AlignmentStep> WithWholeWords(Alignment alignment)
    {
        var steps = alignment.Steps.ToList();
        var touched = steps.Where(step => step.Article >= 0).Select(step => step.Article).ToList();
        if (touched.Count > 0)
        {
            var (first, last) = (touched[0], touched[^1]);
            var before = WordBoundary.Before(alignment.Article, first);
            var after = WordBoundary.After(alignment.Article, last + 1);
            steps.InsertRange(0, Enumerable.Range(first - before, before).Select(token => new AlignmentStep(-1, token, false)));
            steps.AddRange(Enumerable.Range(last + 1, after).Select(token => new AlignmentStep(-1, token, false)));
        }

        return steps;
    }

    /// <summary>Which steps are shown as changed: those that differ, and what stands against them without white space.</summary>
    private static bool[] TakeAlong(Alignment alignment, List<AlignmentStep> steps)
    {
        var changed = steps.Select(step => !step.IsSame && !step.IsOmitted && !IsEllipsis(alignment, step)).ToArray();
        var taken = (bool[])changed.Clone();
        for (var at = 0; at < steps.Count; at++)
        {
            for (var left = at; changed[at] && left > 0 && at - left < MaxTakenAlong && Glued(left - 1, left); left--)
            {
                taken[left - 1] = true;
            }

            for (var right = at; changed[at] && right + 1 < steps.Count && right - at < MaxTakenAlong && Glued(right, right + 1); right++)
            {
                taken[right + 1] = true;
            }
        }

        return taken;

        bool Glued(int left, int right)
        {
            var (a, b) = (steps[left], steps[right]);
            return !a.IsOmitted && !b.IsOmitted && !IsEllipsis(alignment, a) && !IsEllipsis(alignment, b)
                && ((a.Article >= 0 && b.Article >= 0 && alignment.Article[a.Article].Touches(alignment.Article[b.Article]))
                    || (a.Quote >= 0 && b.Quote >= 0 && alignment.Quote[a.Quote].Touches(alignment.Quote[b.Quote])));
        }
    }

    private static bool IsEllipsis(Alignment alignment, AlignmentStep step) =>
        step.Quote >= 0 && step.Article < 0 && alignment.Quote[step.Quote].Kind == QuoteTokenKind.Ellipsis;
}

/// <summary>A part of a word-level difference, in reading order. Parts are joined by one space.</summary>
/// <param name="Kind">Whose words these are.</param>
/// <param name="Text">The words. Those of the article are a substring of their paragraph; <see cref="DifferenceKind.Added"/> ones are text from people.</param>
/// <param name="Passage">The paragraph the words stand in; null for <see cref="DifferenceKind.Added"/>.</param>
public sealed record DifferencePart(DifferenceKind Kind, string Text, Passage? Passage);

/// <summary>The kind of a part of a difference.</summary>
public enum DifferenceKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the pasted quote.</summary>
    Added,

    /// <summary>Only in the article.</summary>
    Missing,

    /// <summary>Only in the article, and the quote says by an ellipsis that something is left out here.</summary>
    Omitted,
}
