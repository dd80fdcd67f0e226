using RussiaTaliban.Briefing.Search;
using RussiaTaliban.Briefing.Text;
using RussiaTaliban.Chat.Replies;

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

    /// <summary>What stands for words that are left out of a folded passage.</summary>
    public const string LeftOut = "…";

    /// <summary>So few characters are not worth a fold.</summary>
    private const int WorthAFold = 100;

    /// <summary>True where a passage has enough beside its highlights to be folded to them.</summary>
    public static bool CanFold(string text, IReadOnlyList<TextSpan> highlights) =>
        highlights.Count > 0 && text.Length - highlights.Sum(highlight => highlight.Length) >= WorthAFold;

    /// <summary>
    /// A passage folded to its highlights: these in order, with <see cref="LeftOut"/> for what stands between. The whole of it where folding would hide next to nothing.
    /// </summary>
    public static IEnumerable<(string Text, bool IsMarked)> Folded(string text, IReadOnlyList<TextSpan> highlights)
    {
        if (!CanFold(text, highlights))
        {
            return Of(text, new TextSpan(0, text.Length), highlights);
        }

        var pieces = new List<(string Text, bool IsMarked)>();
        var at = 0;
        foreach (var highlight in highlights)
        {
            if (text[at..highlight.Start].Trim().Length > 0)
            {
                pieces.Add((pieces.Count == 0 ? LeftOut + " " : $" {LeftOut} ", false));
            }
            else if (pieces.Count > 0)
            {
                pieces.Add((" ", false));
            }

            pieces.Add((highlight.Of(text), true));
            at = highlight.End;
        }

        if (text[at..].Trim().Length > 0)
        {
            pieces.Add((" " + LeftOut, false));
        }

        return pieces;
    }

    /// <summary>The pieces of a hit of an answer: of all of it where it is the one that answers, else folded.</summary>
    public static IEnumerable<(string Text, bool IsMarked)> Of(PassagesReply reply, Hit hit)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(hit);
        var text = hit.Passage.Text;
        return reply.IsWhole(hit) ? Of(text, new TextSpan(0, text.Length), hit.Highlights) : Folded(text, hit.Highlights);
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
