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
    /// <param name="text">The pasted text.</param>
    /// <param name="isWord">Whether the corpus has a word: so “quar-” and “ters” become one, and “start-” and “up” keep their hyphen.</param>
    public static IReadOnlyList<TokenStream> Readings(string text, Func<string, bool> isWord)
    {
        var plain = PageLine().Replace(WithoutMarkup(text), "\n");
        var joined = CutWord().Replace(plain, cut => isWord(cut.Groups["head"].Value + cut.Groups["tail"].Value)
            ? cut.Groups["head"].Value + cut.Groups["tail"].Value
            : $"{cut.Groups["head"].Value}-{cut.Groups["tail"].Value}");
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

        // “could not have read each of th…”: what the ellipsis left of a word is no word.
        if (CutOff().Match(joined) is { Success: true } stub && !isWord(stub.Groups["stub"].Value))
        {
            readings.Add(WithoutEmphasis(TokenStream.Of(joined.Remove(stub.Groups["stub"].Index, stub.Groups["stub"].Length))));
        }

        return [.. readings.Select(WithBracketedEllipses)];
    }

    /// <summary>A message without mark-up and web addresses, which are never quoted; its lines stay.</summary>
    public static string WithoutAddresses(string text)
    {
        var fragments = Fragment().Matches(text).Select(match => FragmentText(match.Groups["text"].Value)).Where(quote => quote.Length > 0).ToList();
        var plain = PageLine().Replace(DeviceLine().Replace(Address().Replace(WithoutMarkup(Quoted(text)), ""), ""), "\n");
        plain = Reference().Replace(plain, "");
        return fragments.Sum(quote => quote.Length) * 2 > plain.Trim().Length ? $"“{string.Join(" … ", fragments)}” {plain}" : plain;
    }

    /// <summary>The lines of a block quote in quotation marks, which they stand for; the line that names a source left outside, and a quoted question as it is.</summary>
    private static string Quoted(string text) => QuoteBlock().Replace(WebUtility.HtmlDecode(text), block =>
    {
        var lines = QuotePrefix().Replace(block.Value, "").TrimEnd();
        var source = SourceLine().Match(lines);
        var quote = (source.Success ? lines[..source.Index] : lines).Trim();
        return quote.EndsWith('?') || quote.Contains('“', StringComparison.Ordinal) || quote.Contains('"', StringComparison.Ordinal) ? block.Value : $"“{quote}”{source.Value}\n";
    });

    /// <summary>The words that a link to a text fragment marks: the text itself, or where it starts and ends.</summary>
    private static string FragmentText(string fragment) => string.Join(
        " … ",
        fragment.Split(',').Where(part => !part.EndsWith('-') && !part.StartsWith('-')).Select(WebUtility.UrlDecode));

    private static string WithoutMarkup(string text)
    {
        var plain = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        plain = plain.Contains('<', StringComparison.Ordinal) ? Tag().Replace(BlockTag().Replace(plain, "\n\n"), " ") : plain;
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

    [GeneratedRegex(@"</?(p|div|li|ul|ol|br|blockquote|h[1-6])(\s[^<>]{0,500})?/?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"[(\[<]?(https?://|www\.)[^\s<>)\]]+[)\]>]?|(\bvia\s+)?(?<!\S)@\w{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^[ \t]*>[^\n]*(\n|\z))+", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex QuoteBlock();

    [GeneratedRegex(@"\n[ \t]*[-–—][^\n]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"^[ \t]*(>[ \t]?)+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex QuotePrefix();

    [GeneratedRegex(@"\[([^\[\]]{1,500})\]\(\s*https?://[^\s()]{1,500}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}.,;:!?”’""'])[ ]?\[\^?\d{1,3}\]|(?<=[.?!][""”]?) \d{1,3}(?=[ \t]*($|\n))|(?<=\p{L}{3}|[.,;:!?”’""'])[¹²³⁰⁴-⁹]{1,3}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Footnote();

    [GeneratedRegex(@"\[(\p{L})\](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedLetter();

    [GeneratedRegex(@"(?<head>\p{L}+)[-‐\u00AD]\s+(?<tail>\p{Ll}+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CutWord();

    [GeneratedRegex(@"(?<=\s)(?<stub>\p{L}+)(…|\.{3})[”""’'›»]?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CutOff();

    [GeneratedRegex(@"(\r?\n)+[ \t]*(page[ \t]+)?\d{1,4}([ \t]*(of|/)[ \t]*\d{1,4})?[ \t]*(\r?\n)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PageLine();

    /// <summary>The line in which a reading device says where a highlight stands; it ends with a place in numbers and is no sentence.</summary>
    [GeneratedRegex(@"^(?=[^\n]*\n)[^\n.!?“”""]{0,60}\b(location|loc|page|pos|position)\b\.?[ \t]*\d+([-–]\d+)?[ \t]*\r?\n", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DeviceLine();

    /// <summary>A source in brackets at the end of a line, after a sentence, in names and numbers: “(Asia-Plus)”, “[2]”, “(p. 3)”.</summary>
    [GeneratedRegex(@"(?<=[.?!”""’])[ \t]*[(\[]((\p{Lu}|\d|pp?\.)[^()\[\]\s]*[ ,]*){1,8}[)\]](?=\s*($|\n))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[#&]?:~:text=(?<text>[^&\s]+)|&text=(?<text>[^&\s]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Fragment();
}
