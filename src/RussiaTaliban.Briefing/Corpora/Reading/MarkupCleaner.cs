using System.Text.RegularExpressions;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>
/// Makes <see cref="CleanMarkdown"/> of a file in one pass: lines and their signs here, what stands in angle brackets in the HTML part, what stands in
/// braces and brackets in the part for shortcodes. Code is taken over as it is; Markdig knows it for code.
/// </summary>
internal sealed partial class MarkupCleaner
{
    // Markdig pairs the signs of emphasis of a paragraph each with each. No writer needs more; what comes after them is shown as it is.
    private const int MaxSigns = 2_000;

    private readonly CleanMarkdown _clean = new();
    private readonly string _source;

    // How far a code span's end was looked for in vain, by the number of its backticks: looked for again, a hostile file would take for ever.
    private readonly Dictionary<int, int> _unclosedSpans = [];
    private readonly Dictionary<string, int> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _notes;
    private int _at;
    private int _openElements;
    private bool _inHeading;
    private bool _inTableRow;
    private bool _inList;
    private bool _blankBefore = true;
    private bool _spacesEnd;
    private int _signs;

    private MarkupCleaner(string source, int start)
    {
        _source = source;
        _at = start;
        _notes = [.. NoteDefinition().Matches(source, start).Select(match => match.Groups["id"].Value)];
    }

    /// <summary>The Markdown of a file from <paramref name="start"/> on.</summary>
    public static CleanMarkdown Clean(string source, int start)
    {
        var cleaner = new MarkupCleaner(source, start);
        cleaner.Run();
        return cleaner._clean;
    }

    private void Run()
    {
        while (_at < _source.Length)
        {
            if (!StartLine())
            {
                ReadLine();
            }
        }
    }

    /// <summary>Deals with what counts only at a line's start; true if the whole line was taken.</summary>
    private bool StartLine()
    {
        var end = LineEnd(_at);
        var line = _source.AsSpan(_at, end - _at);
        if (line.IsWhiteSpace())
        {
            _blankBefore = true;
            _inHeading = false;
            _signs = 0;
            KeepTo(AfterLine(end));
            return true;
        }

        var blankBefore = _blankBefore;
        _blankBefore = false;
        if (Fence().Match(_source, _at, end - _at) is { Success: true } fence)
        {
            KeepTo(AfterFence(fence.Groups["fence"].Value, AfterLine(end)));
            return true;
        }

        var indent = line.Length - line.TrimStart(" \t").Length;
        var isDeep = indent >= 4 || line[..indent].Contains('\t');
        if (_openElements > 0)
        {
            _at += indent;
        }
        else if (isDeep && blankBefore && !_inList)
        {
            _blankBefore = true;
            KeepTo(AfterLine(end));
            return true;
        }

        if (ListMark().Match(_source, _at, end - _at) is { Success: true } mark)
        {
            _inList = true;
            KeepTo(mark.Groups["mark"].Index + mark.Groups["mark"].Length);
            _at = mark.Index + mark.Length;
        }
        else if (indent == 0 && blankBefore)
        {
            _inList = false;
        }

        _inTableRow = _source[Math.Min(_at + (_openElements > 0 ? 0 : indent), _source.Length - 1)] == '|';
        if (WholeLine().IsMatch(_source.AsSpan(_at, end - _at)))
        {
            _at = end;
        }

        return false;
    }

    private void ReadLine()
    {
        while (_at < _source.Length)
        {
            var letter = _source[_at];
            switch (letter)
            {
                case '\n':
                    if (_inHeading)
                    {
                        _clean.Insert(" ");
                        _at++;
                    }
                    else
                    {
                        KeepTo(_at + 1);
                    }

                    _spacesEnd = false;
                    return;
                case '\r' when _inHeading:
                    _at++;
                    break;
                case '\\':
                    KeepTo(Math.Min(_at + (_at + 1 < _source.Length && _source[_at + 1] is not ('\n' or '\r') ? 2 : 1), _source.Length));
                    break;
                case '`':
                    KeepCodeSpan();
                    break;
                case '<' when TakeAngle():
                case '{' when TakeBraces():
                case '[' or '!' when TakeBrackets():
                case ']' when TakeAddress():
                    break;
                case '*' or '_' or '~' or '=' when ++_signs > MaxSigns:
                    _clean.Insert("\\");
                    KeepTo(_at + 1);
                    break;
                case ' ' or '\t' when _spacesEnd:
                    _at++;
                    break;
                default:
                    KeepTo(_at + 1);
                    break;
            }
        }
    }

    private void KeepCodeSpan()
    {
        var ticks = 0;
        while (_at + ticks < _source.Length && _source[_at + ticks] == '`')
        {
            ticks++;
        }

        var from = _at + ticks;
        if (_unclosedSpans.GetValueOrDefault(ticks) <= from)
        {
            var end = ParagraphEnd(from);
            for (var at = from; at < end; at++)
            {
                if (_source[at] != '`')
                {
                    continue;
                }

                var run = at;
                while (at < end && _source[at] == '`')
                {
                    at++;
                }

                if (at - run == ticks)
                {
                    KeepTo(at);
                    return;
                }
            }

            _unclosedSpans[ticks] = end;
        }

        KeepTo(from);
    }

    private int AfterFence(string fence, int from)
    {
        while (from < _source.Length)
        {
            var end = LineEnd(from);
            var line = _source.AsSpan(from, end - from).Trim(" \t>\r");
            if (line.Length >= fence.Length && line.Trim(fence[0]).IsEmpty)
            {
                return AfterLine(end);
            }

            from = AfterLine(end);
        }

        return from;
    }

    private void KeepTo(int end)
    {
        for (; _at < end; _at++)
        {
            _clean.Keep(_source[_at], _at);
        }

        _spacesEnd = false;
    }

    private void EndParagraph()
    {
        if (_inTableRow)
        {
            _clean.Insert(" ");
        }
        else
        {
            _inHeading = false;
            _clean.EndParagraph();
            _spacesEnd = true;
        }
    }

    private int LineEnd(int from) => _source.IndexOf('\n', from) is var end and >= 0 ? end : _source.Length;

    private int AfterLine(int lineEnd) => Math.Min(lineEnd + 1, _source.Length);

    private int ParagraphEnd(int from)
    {
        for (var end = LineEnd(from); end < _source.Length; end = LineEnd(end + 1))
        {
            if (_source.AsSpan(end + 1, LineEnd(end + 1) - end - 1).IsWhiteSpace())
            {
                return end;
            }
        }

        return _source.Length;
    }

    /// <summary>Where a text stands from a place on, −1 where nowhere; what was looked for in vain is not looked for again.</summary>
    private int Find(string text, int from)
    {
        if (_missing.TryGetValue(text, out var since) && since <= from)
        {
            return -1;
        }

        var found = _source.IndexOf(text, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            _missing[text] = from;
        }

        return found;
    }

    [GeneratedRegex(@"\G[ \t]*(?:>[ \t]?|[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)*(?<fence>`{3,}(?=[^`\n]*$)|~{3,})", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Fence();

    // A list's sign with the box of a task, which is no text.
    [GeneratedRegex(@"\G(?<mark>[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)(?:\[[ xX]\][ \t]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ListMark();

    // A container's fence, and a place for a table of contents.
    [GeneratedRegex(@"^[ \t]*(?::{3,}[^\n]*|\[\[?_?toc_?\]?\])\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex WholeLine();

    [GeneratedRegex(@"^[ \t]*\[\^(?<id>[^\]\s]{1,80})\]:", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex NoteDefinition();
}
