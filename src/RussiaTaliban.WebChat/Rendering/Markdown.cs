using System.Text;
using RussiaTaliban.Briefing.Text;

namespace RussiaTaliban.WebChat.Rendering;

/// <summary>
/// Writes CommonMark that shows given text exactly: nothing in text from people or articles becomes markup, a link, an entity or a nicer
/// quotation mark, and reading the rendered page back gives the same characters.
/// </summary>
internal static class Markdown
{
    /// <summary>Text in which nothing is markup.</summary>
    public static string Escape(string text)
    {
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

    /// <summary>A quoted paragraph in pieces, the marked ones in bold.</summary>
    public static string Quote(IEnumerable<(string Text, bool IsMarked)> pieces)
    {
        var text = new StringBuilder();
        var marked = new List<TextSpan>();
        foreach (var piece in pieces)
        {
            if (piece.IsMarked)
            {
                marked.Add(new TextSpan(text.Length, piece.Text.Length));
            }

            text.Append(piece.Text);
        }

        return Quote(text.ToString(), marked);
    }

    private static TextSpan Trimmed(TextSpan span, string text)
    {
        var shown = span.Of(text);
        return new TextSpan(span.Start + shown.Length - shown.TrimStart().Length, shown.Trim().Length);
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

    /// <summary>
    /// Whether a character could mean something. Besides CommonMark's marks these are what Web Chat's reader turns into typographic signs (straight
    /// quotes, dots, dashes, "(c)") and links ("example.org"): an escaped character stays what it is. Ordinary punctuation of prose is left readable.
    /// </summary>
    private static bool NeedsBackslash(string text, int index)
    {
        var character = text[index];
        if (!char.IsAscii(character) || char.IsLetterOrDigit(character) || char.IsWhiteSpace(character))
        {
            return false;
        }

        char? before = index > 0 ? text[index - 1] : null;
        char? after = index + 1 < text.Length ? text[index + 1] : null;
        return character switch
        {
            '%' => false,
            '.' or ',' or ';' or ':' or '?' or '!' => !(IsLetter(before) && (after is not { } next || char.IsWhiteSpace(next))),
            '-' => !(IsLetter(before) && IsLetter(after)),
            _ => true,
        };
    }

    private static bool IsLetter(char? character) => character is { } letter && char.IsLetter(letter);
}
