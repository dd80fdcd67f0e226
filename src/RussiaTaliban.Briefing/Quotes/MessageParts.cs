using System.Text.RegularExpressions;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// The parts of a message that its own signs set apart: lines, sentences, what stands before a colon, an arrow or a dash. A quote that nobody put into
/// quotation marks begins and ends with such a part, or inside one.
/// </summary>
internal static partial class MessageParts
{
    /// <summary>The edge of a part that ends with its line and with no sign: perhaps the line was only wrapped.</summary>
    public const string LineEnd = "\n";

    /// <summary>The parts in order, white space and the parting signs left out; together they hold every word.</summary>
    public static IReadOnlyList<MessagePart> Of(string text)
    {
        var parts = new List<MessagePart>();
        var start = 0;
        foreach (Match edge in Edge().Matches(text))
        {
            // The closing sign of a sentence belongs to it, an arrow or a colon to nobody.
            var end = edge.Groups["own"] is { Success: true } own ? own.Index + own.Length : edge.Index;
            Add(parts, text, start, end, edge.Value);
            start = edge.Index + edge.Length;
        }

        Add(parts, text, start, text.Length, "");
        return parts;
    }

    /// <summary>The stretches in quotation marks, marks left out; a quote within a quote belongs to the outer one.</summary>
    public static IReadOnlyList<TextSpan> Marked(string text)
    {
        var spans = new List<TextSpan>();
        for (var at = 0; at < text.Length; at++)
        {
            if (IsOpening(text, at) && Closing(text, at) is > 0 and var end)
            {
                spans.Add(new TextSpan(at + 1, end - at - 1));
                at = end;
            }
        }

        return spans;
    }

    private static void Add(List<MessagePart> parts, string text, int start, int end, string edge)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (text[start..end].Any(char.IsLetterOrDigit))
        {
            parts.Add(new MessagePart(new TextSpan(start, end - start), edge.Trim() is { Length: > 0 } sign ? sign : edge.Count(one => one == '\n') == 1 ? LineEnd : ""));
        }
    }

    private static bool IsOpening(string text, int at) =>
        text[at] is '“' or '„' or '«' or '‹' or '「' or '『'
        || (text[at] is '"' or '”' or '‘' or '\'' or '’' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])));

    /// <summary>Where a quote ends that opens at <paramref name="start"/>; 0 where it does not.</summary>
    private static int Closing(string text, int start) => text[start] switch
    {
        '“' => Nested(text, start, '“', '”') is > 0 and var end ? end : First(text, start, "”\""),
        '«' => Nested(text, start, '«', '»'),
        '‹' => Nested(text, start, '‹', '›'),
        '「' => Nested(text, start, '「', '」'),
        '『' => Nested(text, start, '『', '』'),
        '„' => First(text, start, "“”\""),
        '"' or '”' => First(text, start, "”\""),
        _ => First(text, start, "’'"),
    };

    private static int Nested(string text, int start, char open, char close)
    {
        for (var (at, depth) = (start + 1, 1); at < text.Length; at++)
        {
            depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return 0;
    }

    private static int First(string text, int start, string closers)
    {
        for (var at = start + 2; at < text.Length; at++)
        {
            if (closers.Contains(text[at], StringComparison.Ordinal) && Ends(text, at))
            {
                return at;
            }
        }

        return 0;
    }

    /// <summary>True if a mark closes: a word or a mark before it, and none that goes on after it.</summary>
    private static bool Ends(string text, int at) => !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    [GeneratedRegex(
        @"(?<own>(?<!\b(Dr|Mr|Mrs|Ms|Prof|St|vs|No|pp?|\p{Lu}))[.?!…]+[”""’')\]]*)(\s*[-–—]+\s+|\s+|$)|\s*:(\s+|$)|[ \t]*\r?\n[ \t]*\r?\n\s*|[ \t]*\r?\n([ \t]*[-–—*_=]{2,}[ \t]*\r?\n)?\s*(?![\s\p{Ll}])|\s*(<[-–=]+|[-–=]+>|←|→|⬅️?|<{2,}|\^{2,})\s*|\s+[-–—]+\s+|\s*—\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Edge();
}

/// <summary>A part of a message.</summary>
/// <param name="Span">Where it stands, within the message.</param>
/// <param name="Edge">What parts it from the next: a colon, an arrow, a dash, a closing mark, a line end; empty for a blank line and the end of the message.</param>
internal readonly record struct MessagePart(TextSpan Span, string Edge);
