using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Slack.BlockKit;

namespace RussiaTaliban.Slack.Rendering;

/// <summary>A passage as rich text, whole and in order, the answering sentences bold.</summary>
internal static class PassageParts
{
    /// <summary>
    /// One list of elements for each quotation; more than one only where the passage is longer than <see cref="Limits.Quotation"/>.
    /// Joined, they are the passage, character for character.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<RichTextElement>> Of(string text, IReadOnlyList<TextSpan> highlights)
    {
        var parts = new List<IReadOnlyList<RichTextElement>>();
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPart(text, start);
            parts.Add([.. Elements(text, highlights, start, end)]);
            start = end;
        }

        return parts;
    }

    private static int EndOfPart(string text, int start)
    {
        if (text.Length - start <= Limits.Quotation)
        {
            return text.Length;
        }

        // After a space, so that no word is split; where none is near, at least not inside a surrogate pair.
        var end = text.LastIndexOf(' ', start + Limits.Quotation - 1, Limits.Quotation / 2) + 1;
        if (end == 0)
        {
            end = start + Limits.Quotation;
            end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        }

        return end;
    }

    private static IEnumerable<RichTextElement> Elements(string text, IReadOnlyList<TextSpan> highlights, int start, int end)
    {
        var at = start;
        foreach (var highlight in highlights)
        {
            var from = Math.Clamp(highlight.Start, at, end);
            var to = Math.Clamp(highlight.End, from, end);
            if (to == from)
            {
                continue;
            }

            if (from > at)
            {
                yield return new RichTextElement.Words(text[at..from]);
            }

            yield return new RichTextElement.Words(text[from..to]) { Style = Emphasis.Strong };
            at = to;
        }

        if (at < end)
        {
            yield return new RichTextElement.Words(text[at..end]);
        }
    }
}
