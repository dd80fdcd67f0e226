using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace RussiaTaliban.Intake.Readers;

/// <summary>
/// Looks at the tags of a page before it is parsed. Parsers of HTML repair what is open and wrong by going through everything that is open, so that a small page can
/// be made to cost hours or all memory; what no writer writes is refused here, in one pass over the text.
/// </summary>
internal static partial class HtmlGuard
{
    private const int MaxTags = 400_000;
    private const int MaxOpen = 600;
    private const long MaxWork = 8_000_000;
    private const long MaxRepairs = 400_000;

    // Ends of these may be left out, so that they never count as open; the rest of the names have no end.
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "td", "tr", "th", "dd", "dt", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "html", "head", "body", "rt", "rp",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "iframe", "noframes" };

    // What is open of these is opened again in each paragraph.
    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    // Names as far as they are read.
    private static readonly string[] HoldingHtml = ["foreignObject", "desc", "title", "annotation", "mi", "mo", "mn", "ms", "mtext"];

    /// <summary>Why the page is not to be parsed; null if it may be.</summary>
    public static string? Fault(string html)
    {
        var (tags, open, formatting, deepest) = (0, 0, 0, 0);
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (work, repairs) = (0L, 0L);
        var unread = html.Length;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                // “<!-->” and “<!--->” are whole; and what ends with “--!>” is a comment too.
                at = CommentEnd().Match(html, at + 2) is { Success: true } ending ? ending.Index + ending.Length - 1 : html.Length - 2;
                continue;
            }

            var closes = html[at + 1] == '/';
            var from = at + (closes ? 2 : 1);
            var end = from;
            while (end < html.Length && end - from < 20 && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == from)
            {
                continue;
            }

            var name = html[from..end];

            // Between these two ends stands no element, whatever it looks like; within a drawing or a formula there does.
            if (!closes && Raw.Contains(name) && names.GetValueOrDefault("svg") + names.GetValueOrDefault("math") == 0)
            {
                at = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase) is >= 0 and var closing ? closing : html.Length - 2;
                continue;
            }

            tags++;
            work += open;
            if (Formatting.Contains(name))
            {
                formatting = Math.Max(0, formatting + (closes ? -1 : 1));
            }
            else
            {
                repairs += formatting;
            }

            // In a drawing or a formula, “/>” is an end too.
            if (!closes && IsDrawn(name, names) && ClosesItself(html, end, ref unread))
            {
                deepest = Math.Max(deepest, open + 1);
                continue;
            }

            // An end of what is not open ends nothing.
            if (!Unclosed.Contains(name) && (!closes || names.GetValueOrDefault(name) > 0))
            {
                names[name] = names.GetValueOrDefault(name) + (closes ? -1 : 1);
                open += closes ? -1 : 1;
                deepest = Math.Max(deepest, open);
            }
        }

        return tags > MaxTags ? $"it has more than {MaxTags:N0} elements"
            : deepest > MaxOpen ? $"its elements are nested more than {MaxOpen} deep"
            : work > MaxWork || repairs > MaxRepairs ? "its elements are nested in a way that no real page uses"
            : null;
    }

    // What is drawn may hold HTML in turn, in which “/>” ends nothing.
    private static bool IsDrawn(string name, Dictionary<string, int> names) =>
        (name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase)
            || names.GetValueOrDefault("svg") + names.GetValueOrDefault("math") > 0)
        && !Unclosed.Contains(name) && !Formatting.Contains(name) && !Array.Exists(HoldingHtml, one => names.GetValueOrDefault(one) > 0);

    /// <summary>Whether a tag ends with “/>”, outside the values of its attributes, as a parser reads it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="at">Behind the tag's name.</param>
    /// <param name="unread">How much may still be read of the whole page: tags that do not end are not read again and again.</param>
    private static bool ClosesItself(string html, int at, ref int unread)
    {
        var isNamed = false;
        for (; at < html.Length && unread-- > 0; at++)
        {
            switch (html[at])
            {
                case '>':
                    return html[at - 1] == '/';
                case '/':
                    isNamed = false;
                    break;
                case '=' when isNamed:
                    isNamed = false;
                    if (EndOfValue(html, at + 1, ref unread) is not { } ending)
                    {
                        return false;
                    }

                    at = ending;
                    break;
                case var sign when !char.IsWhiteSpace(sign):
                    isNamed = true;
                    break;
            }
        }

        return false;
    }

    /// <summary>The last character of a value; null where the tag or the page ends with it.</summary>
    private static int? EndOfValue(string html, int at, ref int unread)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]) && unread-- > 0)
        {
            at++;
        }

        var quote = at < html.Length && html[at] is '"' or '\'' ? html[at++] : '\0';
        for (; at < html.Length && unread-- > 0; at++)
        {
            if (quote != '\0' ? html[at] == quote : char.IsWhiteSpace(html[at]))
            {
                return at;
            }

            if (quote == '\0' && html[at] == '>')
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A parser that gives up where a page becomes more than any page is, whatever the look at its tags made of it.</summary>
    /// <param name="cancellationToken">Asked at each element.</param>
    public static HtmlParser Parser(CancellationToken cancellationToken)
    {
        var created = 0;
        return new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++created > MaxTags)
                {
                    throw new InvalidDataException("The page has more elements than any page has.");
                }
            },
        });
    }

    [GeneratedRegex("-->|(?<=--)>|--!>", RegexOptions.ExplicitCapture)]
    private static partial Regex CommentEnd();
}
