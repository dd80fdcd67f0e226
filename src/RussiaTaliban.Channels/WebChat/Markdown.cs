using System.Globalization;
using System.Text;

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
        Append(escaped, text);
        return escaped.ToString();
    }

    /// <summary>A link. The address must be percent-encoded.</summary>
    public static string Link(string text, string address) => $"[{Escape(text)}]({address})";

    /// <summary>A quoted paragraph in which some stretches stand out.</summary>
    /// <param name="text">The paragraph, which may hold line ends.</param>
    /// <param name="highlights">Stretches of <paramref name="text"/> in reading order, not overlapping.</param>
    public static string Quote(string text, IEnumerable<Briefing.TextSpan> highlights)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(highlights);
        var quote = new StringBuilder(text.Length + 64);
        var position = 0;
        var edge = true;
        foreach (var span in highlights.Where(span => span.Length > 0))
        {
            var opens = IsEmphasisEdge(text[span.Start], span.Start > 0 ? text[span.Start - 1] : null);
            var closes = IsEmphasisEdge(text[span.End - 1], span.End < text.Length ? text[span.End] : null);
            Append(quote, text.AsSpan(position, span.Start - position), maskFirst: !edge, maskLast: !opens);
            quote.Append("**");
            Append(quote, text.AsSpan(span.Start, span.Length), maskFirst: !opens, maskLast: !closes);
            quote.Append("**");
            position = span.End;
            edge = closes;
        }

        Append(quote, text.AsSpan(position), maskFirst: !edge);
        return "> " + quote.ToString().ReplaceLineEndings("\n> ");
    }

    /// <summary>Whether two asterisks between these characters open or close emphasis in every CommonMark reader.</summary>
    private static bool IsEmphasisEdge(char inside, char? outside) =>
        char.IsLetterOrDigit(inside)
        || (char.IsPunctuation(inside) && (outside is not { } neighbour || char.IsWhiteSpace(neighbour) || char.IsPunctuation(neighbour)));

    /// <param name="escaped">Takes the escaped text.</param>
    /// <param name="text">The text.</param>
    /// <param name="maskFirst">True writes the first character as a reference: the ampersand and semicolon of one are good neighbours for emphasis.</param>
    /// <param name="maskLast">The same for the last character.</param>
    private static void Append(StringBuilder escaped, ReadOnlySpan<char> text, bool maskFirst = false, bool maskLast = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var mask = (i == 0 && maskFirst) || (i == text.Length - 1 && maskLast);
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            {
                escaped.Append('\uFFFD');
            }
            else if (mask && !char.IsSurrogate(character) && !IsLineEnd(character))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                if (NeedsBackslash(text, i))
                {
                    escaped.Append('\\');
                }

                escaped.Append(character);
            }
        }
    }

    private static bool NeedsBackslash(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '~' or '|' or '#' or '!' or '@' or '$' or '^' => true,
        '+' or '-' or '=' => IsAtLineStart(text, index),
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
