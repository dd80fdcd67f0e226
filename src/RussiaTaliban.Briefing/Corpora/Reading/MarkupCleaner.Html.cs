using System.Collections.Frozen;

namespace RussiaTaliban.Briefing.Corpora.Reading;

internal sealed partial class MarkupCleaner
{
    // What stands in these is no text for readers.
    private static readonly FrozenSet<string> Unread = Set("script style svg math object template head pre textarea select canvas noscript iframe video audio picture");

    // Around these a paragraph ends.
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html li main nav ol p section summary table tbody tfoot thead tr ul");

    // Of these it is counted whether they are open: what is set in from the margin within them is no code. Those that writers leave open are not counted.
    private static readonly FrozenSet<string> Counted = Set("article aside blockquote center details div dl fieldset figure footer form header main nav ol section table ul");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves out a comment, a declaration or a tag; false if the sign is none of them.</summary>
    private bool TakeAngle()
    {
        var next = _at + 1 < _source.Length ? _source[_at + 1] : ' ';
        if (next == '!' && string.CompareOrdinal(_source, _at, "<!--", 0, 4) == 0)
        {
            if (Find("-->", _at + 4) is not (>= 0 and var end))
            {
                return false;
            }

            _at = end + 3;
            return true;
        }

        if (next is '!' or '?')
        {
            if (_at + 2 >= _source.Length || !char.IsLetter(_source[_at + 2]) || Find(">", _at) is not (>= 0 and var end))
            {
                return false;
            }

            _at = end + 1;
            return true;
        }

        if (Tag(_at) is not { } tag)
        {
            return false;
        }

        Take(tag);
        return true;
    }

    private void Take(HtmlTag tag)
    {
        _at = tag.End;
        if (Unread.Contains(tag.Name))
        {
            if (!tag.Closes && !tag.IsEmpty && Find("</" + tag.Name, _at) is >= 0 and var closing)
            {
                _at = Find(">", closing) is >= 0 and var end ? end + 1 : _source.Length;
            }

            if (tag.Name is not ("svg" or "math"))
            {
                EndParagraph();
            }
        }
        else if (tag.Name is ['h' or 'H', >= '1' and <= '6'])
        {
            EndParagraph();
            if (!tag.Closes && !_inTableRow)
            {
                _clean.Insert(new string('#', tag.Name[1] - '0') + " ");
                _inHeading = true;
            }
        }
        else if (Blocks.Contains(tag.Name))
        {
            EndParagraph();
            if (Counted.Contains(tag.Name) && !tag.IsEmpty)
            {
                _openElements = Math.Max(0, _openElements + (tag.Closes ? -1 : 1));
            }
        }
        else if (tag.Name is "br" or "td" or "th" or "BR" or "TD" or "TH" or "option" or "button")
        {
            _clean.Insert(" ");
        }
    }

    /// <summary>The tag that starts at a place; null if none does.</summary>
    private HtmlTag? Tag(int start)
    {
        var at = start + 1;
        var closes = at < _source.Length && _source[at] == '/';
        at += closes ? 1 : 0;
        var from = at;
        while (at < _source.Length && (char.IsAsciiLetterOrDigit(_source[at]) || (at > from && _source[at] is '-' or '.')))
        {
            at++;
        }

        if (at == from || !char.IsAsciiLetter(_source[from]))
        {
            return null;
        }

        var name = _source[from..at];
        while (true)
        {
            var space = at;
            while (at < _source.Length && char.IsWhiteSpace(_source[at]))
            {
                at++;
            }

            if (at >= _source.Length)
            {
                return null;
            }

            if (_source[at] == '>')
            {
                return new HtmlTag(name, closes, IsEmpty: false, at + 1);
            }

            if (_source[at] == '/' && at + 1 < _source.Length && _source[at + 1] == '>')
            {
                return new HtmlTag(name, closes, IsEmpty: true, at + 2);
            }

            // Between attributes stands white space; some writers leave it out after a quoted value.
            if ((at == space && _source[at - 1] is not ('"' or '\'' or '}')) || AfterAttribute(at) is not { } end)
            {
                return null;
            }

            at = end;
        }
    }

    private int? AfterAttribute(int at)
    {
        var from = at;
        while (at < _source.Length && !char.IsWhiteSpace(_source[at]) && _source[at] is not ('"' or '\'' or '<' or '>' or '=' or '/' or '`'))
        {
            at++;
        }

        if (at == from)
        {
            return null;
        }

        var value = at;
        while (value < _source.Length && char.IsWhiteSpace(_source[value]))
        {
            value++;
        }

        if (value >= _source.Length || _source[value] != '=')
        {
            return at;
        }

        value++;
        while (value < _source.Length && char.IsWhiteSpace(_source[value]))
        {
            value++;
        }

        if (value >= _source.Length)
        {
            return null;
        }

        if (_source[value] is '"' or '\'' or '{')
        {
            var closing = _source[value] switch { '{' => "}", '"' => "\"", _ => "'" };
            var end = Find(closing, value + 1);

            // A shortcode within the value has quotation marks of its own.
            while (end >= 0 && _source.AsSpan(value, end - value).LastIndexOf("{{") is >= 0 and var code && Find("}}", value + code) is >= 0 and var codeEnd && codeEnd > end)
            {
                end = Find(closing, codeEnd);
            }

            return end < 0 ? null : end + 1;
        }

        from = value;
        while (value < _source.Length && !char.IsWhiteSpace(_source[value]) && _source[value] is not ('"' or '\'' or '<' or '>' or '`'))
        {
            value++;
        }

        return value == from ? null : value;
    }

    private readonly record struct HtmlTag(string Name, bool Closes, bool IsEmpty, int End);
}
