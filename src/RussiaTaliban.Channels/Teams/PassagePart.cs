using RussiaTaliban.Briefing;
using RussiaTaliban.Briefing.Search;

namespace RussiaTaliban.Channels.Teams;

/// <summary>A passage, or a stretch of one that is too long for one message. The parts of a passage, joined, are the passage.</summary>
/// <param name="Hit">The passage.</param>
/// <param name="Span">The stretch.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">Of how many.</param>
internal sealed record PassagePart(Hit Hit, TextSpan Span, int Number, int Count)
{
    /// <summary>Longest part, in UTF-16 code units: three of them, with their frame, fit into one message.</summary>
    public const int MaxLength = 10_000;

    public static IEnumerable<PassagePart> Of(Hit hit)
    {
        var text = hit.Passage.Text;
        var spans = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(start + MaxLength, text.Length);
            if (end < text.Length && text.LastIndexOf(' ', end - 1, MaxLength / 2) is var space and > 0)
            {
                end = space + 1;
            }
            else if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            {
                end--;
            }

            spans.Add(new TextSpan(start, end - start));
            start = end;
        }

        return spans.Select((span, index) => new PassagePart(hit, span, index + 1, spans.Count));
    }

    /// <summary>The part in order, each piece with whether it belongs to a sentence that answers.</summary>
    public IEnumerable<(string Text, bool Marked)> Pieces()
    {
        var text = Hit.Passage.Text;
        var at = Span.Start;
        foreach (var highlight in Hit.Highlights)
        {
            var start = Math.Clamp(highlight.Start, at, Span.End);
            var end = Math.Clamp(highlight.End, at, Span.End);
            if (start > at)
            {
                yield return (text[at..start], false);
            }

            if (end > start)
            {
                yield return (text[start..end], true);
            }

            at = Math.Max(at, end);
        }

        if (at < Span.End)
        {
            yield return (text[at..Span.End], false);
        }
    }
}
