using System.Net;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Quotes;

/// <summary>
/// The ways in which pasted text can be read: as it is; without the mark-up of the page or message it was copied from; with the words mended that a line end
/// cut. Each is tried in turn, so that a text which does hold such signs is still found as it is.
/// </summary>
internal static partial class PastedText
{
    private static readonly string[] Emphasis = ["*", "_", "~", "#", "|", "•"];

    /// <summary>At least one reading, the plainest last.</summary>
    public static IReadOnlyList<TokenStream> Readings(string text)
    {
        var plain = WithoutMarkup(text);
        var joined = LineEndHyphen().Replace(plain, "$1$2");
        var raw = TokenStream.Of(text);
        var readings = new List<TokenStream> { raw };
        if (WithoutEmphasis(TokenStream.Of(plain)) is var bare && (plain != text || bare.Count < raw.Count))
        {
            readings.Add(bare);
        }

        if (joined != plain)
        {
            readings.Add(WithoutEmphasis(TokenStream.Of(joined)));
        }

        return [.. readings.Select(WithBracketedEllipses)];
    }

    private static string WithoutMarkup(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(text, " ") : text;
        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
        plain = QuotePrefix().Replace(plain, "");
        plain = Link().Replace(plain, "$1");
        plain = Footnote().Replace(plain, "");
        return BracketedLetter().Replace(plain, "$1");
    }

    private static TokenStream WithoutEmphasis(TokenStream stream) => stream.With(stream.Tokens.Where(token => !Emphasis.Contains(token.Key)));

    /// <summary>“[…]” and “(…)” as the one ellipsis they are.</summary>
    private static TokenStream WithBracketedEllipses(TokenStream stream)
    {
        var tokens = new List<QuoteToken>();
        for (var at = 0; at < stream.Count; at++)
        {
            if (at + 2 < stream.Count && stream[at + 1].Kind == QuoteTokenKind.Ellipsis
                && ((stream[at].Is("[") && stream[at + 2].Is("]")) || (stream[at].Is("(") && stream[at + 2].Is(")"))))
            {
                tokens.Add(stream[at + 1] with { Start = stream[at].Start, End = stream[at + 2].End });
                at += 2;
            }
            else
            {
                tokens.Add(stream[at]);
            }
        }

        return stream.With(tokens);
    }

    [GeneratedRegex(@"</?[a-z!][^<>]{0,500}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[ \t]*(>[ \t]?)+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex QuotePrefix();

    [GeneratedRegex(@"\[([^\[\]]{1,500})\]\(\s*https?://[^\s()]{1,500}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}.,;:!?”’""'])\[\d{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"\[(\p{L})\](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedLetter();

    [GeneratedRegex(@"(\p{L})[-‐\u00AD]\r?\n[ \t]*(\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex LineEndHyphen();
}
