using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Chat.Presentation;

/// <summary>Splits a passage into pieces, for message size limits and for highlights. Joined, the pieces are exactly the passage.</summary>
public static class PassagePieces
{
    /// <summary>Stretches of at most so many UTF-16 code units: cut after a space, or where none is near at least not inside a surrogate pair.</summary>
    public static IReadOnlyList<TextSpan> Split(string text, int maxLength)
    {
        var stretches = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(start + maxLength, text.Length);
            if (end < text.Length && text.LastIndexOf(' ', end - 1, maxLength / 2) is var space and > 0)
            {
                end = space + 1;
            }
            else if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            {
                end--;
            }

            stretches.Add(new TextSpan(start, end - start));
            start = end;
        }

        return stretches;
    }

    /// <summary>A stretch of a text in order, each piece with whether it is highlighted.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> Of(string text, TextSpan stretch, IReadOnlyList<TextSpan> highlights)
    {
        var at = stretch.Start;
        foreach (var highlight in highlights)
        {
            var start = Math.Clamp(highlight.Start, at, stretch.End);
            var end = Math.Clamp(highlight.End, start, stretch.End);
            if (end == start)
            {
                continue;
            }

            if (start > at)
            {
                yield return (text[at..start], false);
            }

            yield return (text[start..end], true);
            at = end;
        }

        if (at < stretch.End)
        {
            yield return (text[at..stretch.End], false);
        }
    }
}
