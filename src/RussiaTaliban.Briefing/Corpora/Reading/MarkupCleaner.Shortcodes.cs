using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Corpora.Reading;

internal sealed partial class MarkupCleaner
{
    /// <summary>The longest shortcode, in UTF-16 code units: what is longer was never closed.</summary>
    private const int MaxShortcodeLength = 5_000;

    private const int MaxLinkLength = 300;

    private const int MaxAddressLength = 600;

    // Shortcodes of the generators of sites between whose two ends stands code or a remark.
    private static readonly FrozenSet<string> UnreadShortcodes = Set("highlight code comment mermaid katex math latex chart");

    /// <summary>Leaves out a shortcode of Hugo, Jekyll, Liquid or Zola, or an attribute list; false if the brace is a brace.</summary>
    private bool TakeBraces()
    {
        var next = _at + 1 < _source.Length ? _source[_at + 1] : ' ';
        switch (next)
        {
            case '{':
            case '%':
                var third = _at + 2 < _source.Length ? _source[_at + 2] : ' ';
                var closing = next == '%' ? "%}" : third switch { '<' => ">}}", '%' => "%}}", '{' => "}}}", _ => "}}" };
                if (Find(closing, _at + 2) is not (>= 0 and var end) || end - _at > MaxShortcodeLength)
                {
                    return false;
                }

                var name = Name(_at + 2, end);
                if (_at > 0 && _source[_at - 1] == '(')
                {
                    // The address of a link: without one, Markdown would take it for no link.
                    _clean.Insert("#");
                }

                _at = end + closing.Length;
                if (UnreadShortcodes.Contains(name) && AfterClosing(name, next == '%' ? "{%" : "{{", closing) is { } after)
                {
                    _at = after;
                }

                return true;
            case ':' when string.CompareOrdinal(_source, _at, "{::comment}", 0, 11) == 0 && Find("{:/comment}", _at) is >= 0 and var comment:
                _at = comment + 11;
                return true;
            case ':':
            case '#' or '.' when _at + 2 < _source.Length && char.IsLetter(_source[_at + 2]):
                var brace = _source.AsSpan(_at, Math.Min(MaxLinkLength, _source.Length - _at)).IndexOfAny('}', '\n');
                if (brace < 0 || _source[_at + brace] != '}')
                {
                    return false;
                }

                _at += brace + 1;
                return true;
            default:
                return false;
        }
    }

    private string Name(int from, int end)
    {
        while (from < end && !char.IsLetter(_source[from]))
        {
            from++;
        }

        var to = from;
        while (to < end && (char.IsLetterOrDigit(_source[to]) || _source[to] is '_' or '-'))
        {
            to++;
        }

        return _source[from..to];
    }

    private int? AfterClosing(string name, string opening, string closing)
    {
        var wanted = opening == "{%" ? "end" + name : name;
        for (var from = Find(opening, _at); from >= 0; from = Find(opening, from + 2))
        {
            var end = Find(closing, from);
            if (end < 0)
            {
                return null;
            }

            if (Name(from + 2, end) == wanted && (opening == "{%" || _source.AsSpan(from, end - from).Contains('/')))
            {
                return end + closing.Length;
            }
        }

        return null;
    }

    /// <summary>Leaves out a note's mark, a call-out's name, and of a wiki's link all but its words; false if the brackets are Markdown's.</summary>
    private bool TakeBrackets()
    {
        var isImage = _source[_at] == '!';
        var at = isImage ? _at + 1 : _at;
        if (at + 1 >= _source.Length || _source[at] != '[')
        {
            return false;
        }

        switch (_source[at + 1])
        {
            case '^' when !isImage && Closing(at, "]") is { } close && _notes.Contains(_source[(at + 2)..close]):
                var isDefinition = close + 1 < _source.Length && _source[close + 1] == ':' && _clean.IsAtLineStart;
                _at = close + (isDefinition ? 2 : 1);
                if (isDefinition)
                {
                    _clean.EndParagraph();
                    _spacesEnd = true;
                }

                return true;
            case '!' when !isImage && Closing(at, "]") is { } close && _source.AsSpan(at + 2, close - at - 2) is { Length: > 0 } name && !name.ContainsAnyExcept(Letters):
                _at = close + 1;
                return true;
            case '[' when Closing(at, "]]") is { } close && (close + 2 >= _source.Length || _source[close + 2] is not ('(' or '[')):
                if (isImage)
                {
                    _at = close + 2;
                    return true;
                }

                var words = _source.LastIndexOf('|', close, close - at) is > 0 and var bar ? bar + 1 : at + 2;
                _at = words;
                KeepTo(close);
                _at = close + 2;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes the address of a link in which spaces stand, by which Markdown would take it for no link; it is never shown. False if nothing is amiss.</summary>
    private bool TakeAddress()
    {
        if (_at + 1 >= _source.Length || _source[_at + 1] != '(')
        {
            return false;
        }

        var rest = _source.AsSpan(_at + 2, Math.Min(MaxAddressLength, _source.Length - _at - 2));
        var end = rest.IndexOf(')');
        if (end < 0 || AddressWithSpaces().Match(rest[..end].ToString()) is not { Success: true } address)
        {
            return false;
        }

        _clean.Insert($"]({string.Concat(address.Groups["address"].Value.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('<' or '>' or '`' or '(')))})");
        _at += end + 3;
        return true;
    }

    // An address that goes on after a space or a line's end, and maybe a title.
    [GeneratedRegex(@"\A\s*(?<address>(?:https?:|mailto:|www\.|/|\.|\#)\S*(?:\s+[^\s""']\S*)+)\s*(?:[""'].*)?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex AddressWithSpaces();

    private int? Closing(int from, string closing)
    {
        var length = Math.Min(MaxLinkLength, LineEnd(from) - from);
        return _source.AsSpan(from, length).IndexOf(closing) is > 1 and var found ? from + found : null;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
