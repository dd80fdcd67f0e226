using System.Text;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Intake.Writing;

/// <summary>Writes words as Markdown that shows just these words: what Markdown, or the product's reader of it, would take as mark-up is escaped, and nothing
/// else.</summary>
internal static partial class MarkdownText
{
    /// <summary>The words of a paragraph, an item or a quotation.</summary>
    /// <param name="text">On one line, without white space at either end.</param>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var sign = LineSign().Match(text) is { Success: true } match ? match.Groups["sign"].Index : -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (at == sign || IsMarkup(text, at))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    /// <summary>The words of a heading: number signs at its end would close it.</summary>
    public static string EscapeHeading(string text)
    {
        var escaped = Escape(text);
        return escaped.EndsWith('#') ? escaped[..^1] + "\\#" : escaped;
    }

    private static bool IsMarkup(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '\\' or '`' or '*' or '_' or '[' or ']' or '{' or '|' or '~' => true,
            // “<5” opens nothing, but “<5@example.org>” is an address.
            '<' => !char.IsWhiteSpace(next) && (!char.IsAsciiDigit(next) || text.IndexOf('@', at) > 0),
            '&' => char.IsAsciiLetter(next) || next == '#',
            '=' => next == '=' || (at > 0 && text[at - 1] == '='),
            _ => false,
        };
    }

    // What counts at a line's start alone: a heading, a quotation, a list, a container's fence, a line under a heading.
    [GeneratedRegex(@"^(?:(?<sign>[#>+=:-])|[0-9]{1,9}(?<sign>[.)])(?=\s|\z))", RegexOptions.ExplicitCapture)]
    private static partial Regex LineSign();
}
