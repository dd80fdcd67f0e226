using System.Text;
using RussiaTaliban.Briefing;

namespace RussiaTaliban.Channels.WebChat;

/// <summary>
/// Writes CommonMark that shows given text exactly: nothing in text from people or articles becomes markup, a link or an entity, and
/// reading the rendered page back gives the same characters.
/// </summary>
internal static class Markdown
{
    /// <summary>Text in which nothing is markup.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + (text.Length / 16));
        Append(escaped, text, 0, text.Length);
        return escaped.ToString();
    }

    /// <summary>A link. The address must be percent-encoded.</summary>
    public static string Link(string text, string address) => $"[{Escape(text)}]({address})";

    /// <summary>A quoted paragraph in which some stretches stand out in bold.</summary>
    /// <param name="text">The paragraph, which may hold line ends.</param>
    /// <param name="highlights">
    /// Stretches of <paramref name="text"/> in reading order, not overlapping. One that begins or ends within a word cannot be bold in Markdown and is left plain.
    /// </param>
    public static string Quote(string text, IEnumerable<TextSpan> highlights)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(highlights);
        var quote = new StringBuilder(text.Length + 64);
        var position = 0;
        foreach (var span in highlights.Select(span => Trimmed(span, text)).Where(span => CanBeBold(span, text)))
        {
            Append(quote, text, position, span.Start);
            quote.Append("**");
            Append(quote, text, span.Start, span.End);
            quote.Append("**");
            position = span.End;
        }

        Append(quote, text, position, text.Length);
        return "> " + quote.ToString().ReplaceLineEndings("\n> ");
    }

    private static TextSpan Trimmed(TextSpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end - start);
    }

    private static bool CanBeBold(TextSpan span, string text) =>
        span.Length > 0
        && IsEdge(text[span.Start], span.Start > 0 ? text[span.Start - 1] : null)
        && IsEdge(text[span.End - 1], span.End < text.Length ? text[span.End] : null);

    /// <summary>Whether asterisks between these characters open or close emphasis in every reader of CommonMark, old or new.</summary>
    private static bool IsEdge(char inside, char? outside) =>
        char.IsLetterOrDigit(inside) || outside is not { } neighbour || char.IsWhiteSpace(neighbour) || char.IsPunctuation(neighbour);

    private static void Append(StringBuilder escaped, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t'))
            {
                escaped.Append('\uFFFD');
                continue;
            }

            if (NeedsBackslash(text, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }
    }

    private static bool NeedsBackslash(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '~' or '|' or '#' or '!' or '@' or '$' or '^' or '=' or '+' => true,
        '-' => IsAtLineStart(text, index),
        '.' or ')' => EndsNumberAtLineStart(text, index) || EndsWww(text, index),
        ':' => index + 1 < text.Length && text[index + 1] == '/',
        _ => false,
    };

    private static bool IsLineEnd(char character) => character is '\n' or '\r';

    private static bool IsAtLineStart(ReadOnlySpan<char> text, int index)
    {
        var before = text[..index].TrimEnd([' ', '\t']);
        return before.IsEmpty || IsLineEnd(before[^1]);
    }

    private static bool EndsNumberAtLineStart(ReadOnlySpan<char> text, int index)
    {
        var digits = index;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        return digits < index && IsAtLineStart(text, digits);
    }

    private static bool EndsWww(ReadOnlySpan<char> text, int index) =>
        text[..index].EndsWith("www", StringComparison.OrdinalIgnoreCase);
}
