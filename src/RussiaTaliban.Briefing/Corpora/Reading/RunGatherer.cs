using Markdig.Syntax.Inlines;

namespace RussiaTaliban.Briefing.Corpora.Reading;

/// <summary>Gathers the runs of the file that a paragraph's words stand in.</summary>
internal sealed class RunGatherer(string source, CleanMarkdown clean)
{
    private readonly List<SourceRun> _runs = [];
    private int _end = -1;
    private bool _lineEnds;

    /// <summary>What was gathered; null if it has no letter and no digit.</summary>
    public ShownText? ToShownText() => ShownText.Of(source, _runs);

    /// <summary>Parts what comes from what was gathered so far with a space, as cells of a table are.</summary>
    public void Part()
    {
        if (_runs.Count > 0 && _runs[^1].Kind != SourceRunKind.Break)
        {
            _runs.Add(new SourceRun(EndInSource, 0, SourceRunKind.Break));
        }
    }

    /// <summary>Adds the words of inlines: of links their words, of emphasis what is emphasised, of images nothing.</summary>
    public void Add(ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Literal(literal);
                    break;
                case CodeInline code:
                    var ticks = code.DelimiterCount;
                    Add(code.Span.Start + ticks, code.Span.End + 1 - ticks);
                    break;
                case AutolinkInline link:
                    Add(link.Span.Start + 1, link.Span.End);
                    break;
                case HtmlEntityInline entity:
                    Entity(entity);
                    break;
                case LineBreakInline:
                    _lineEnds = true;
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Add(inner);
                    break;
            }
        }
    }

    /// <summary>Adds what stands between two places of the clean Markdown.</summary>
    public void Add(int start, int end)
    {
        if (start >= end)
        {
            return;
        }

        EndLine(start);
        for (var at = start; at < end; at++)
        {
            AddOne(clean.Origin(at));
        }

        _end = end;
    }

    private int EndInSource => _runs.Count == 0 ? 0 : _runs[^1].Start + _runs[^1].Length;

    private void Literal(LiteralInline literal)
    {
        var (start, end) = (literal.Span.Start, literal.Span.End + 1);
        if (literal.Content.Length < end - start && start < clean.Text.Length && clean.Text[start] == '\\')
        {
            start++;
        }

        // Markdig says where a literal stands; where it is wrong about it, as it may be within tables, the words are looked for.
        var words = literal.Content.AsSpan();
        if (end > clean.Text.Length || start > end || !clean.Text.AsSpan(start, end - start).SequenceEqual(words))
        {
            var from = Math.Max(0, _end);
            var found = clean.Text.AsSpan(from).IndexOf(words);
            if (found < 0)
            {
                return;
            }

            (start, end) = (from + found, from + found + words.Length);
        }

        // Signs of emphasis that Markdown could not pair, as a space stands where none may: no text either.
        var rest = start;
        for (var at = start; at + 1 < end; at++)
        {
            if (IsStraySign(at, out var after))
            {
                Add(rest, at);
                (rest, at) = (after, after - 1);
            }
        }

        Add(rest, end);
    }

    private bool IsStraySign(int at, out int after)
    {
        var text = clean.Text;
        after = at;
        if (text[at] is not ('*' or '_') || text[at + 1] != text[at])
        {
            return false;
        }

        while (after < text.Length && text[after] == text[at])
        {
            after++;
        }

        var before = at > 0 ? text[at - 1] : ' ';
        var next = after < text.Length ? text[after] : ' ';
        return text[at] == '*'
            ? !(char.IsWhiteSpace(before) && char.IsWhiteSpace(next)) && before != '\\'
            : after - at == 2 && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(next)) && !(char.IsWhiteSpace(before) && char.IsWhiteSpace(next));
    }

    private void Entity(HtmlEntityInline entity)
    {
        var (start, end) = (entity.Span.Start, entity.Span.End + 1);
        EndLine(start);
        var (from, to) = (clean.Origin(start), clean.Origin(end - 1) + 1);
        if (from >= EndInSource && to - from == end - start)
        {
            _runs.Add(new SourceRun(from, to - from, SourceRunKind.Entity));
        }

        _end = end;
    }

    /// <summary>A line's end within a paragraph is kept as the file has it, without the signs of lists and quotations before the next line's words.</summary>
    private void EndLine(int next)
    {
        if (!_lineEnds)
        {
            return;
        }

        _lineEnds = false;
        if (_end < 0)
        {
            return;
        }

        var gap = clean.Text.AsSpan(_end, Math.Max(0, next - _end));
        if (gap.IsWhiteSpace())
        {
            for (var at = _end; at < next; at++)
            {
                AddOne(clean.Origin(at));
            }

            return;
        }

        if (gap.IndexOf('\n') is >= 0 and var newline)
        {
            if (newline > 0 && gap[newline - 1] == '\r')
            {
                AddOne(clean.Origin(_end + newline - 1));
            }

            AddOne(clean.Origin(_end + newline));
        }
    }

    private void AddOne(int origin)
    {
        if (origin < 0)
        {
            Part();
        }
        else if (_runs.Count > 0 && _runs[^1] is { Kind: SourceRunKind.Verbatim } last && last.Start + last.Length == origin)
        {
            _runs[^1] = last with { Length = last.Length + 1 };
        }
        else if (origin >= EndInSource)
        {
            _runs.Add(new SourceRun(origin, 1, SourceRunKind.Verbatim));
        }
    }
}
